using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Metadata;

namespace IonosContainerRegistry.Tests.Module;

/// <summary>Reads signatures so that those of two assemblies can be compared.</summary>
internal sealed class SignatureReader : ISignatureTypeProvider<SignatureType, object?>
{
    private const string Client = "IonosContainerRegistry.Client";

    public SignatureType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        TypeReference type = reader.GetTypeReference(handle);
        return new SignatureType(NameOf(reader, handle), IsValueType(rawTypeKind), ComesFromClient(reader, type));
    }

    public SignatureType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        new(NameOf(reader, handle), IsValueType(rawTypeKind));

    public SignatureType GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public SignatureType GetGenericInstantiation(
        SignatureType genericType, ImmutableArray<SignatureType> typeArguments) => new(
            $"{genericType}<{string.Join(",", typeArguments)}>",
            genericType.IsValueType,
            genericType.NamesClient || typeArguments.Any(argument => argument.NamesClient));

    public SignatureType GetFunctionPointerType(MethodSignature<SignatureType> signature) => new("function pointer");

    public SignatureType GetArrayType(SignatureType elementType, ArrayShape shape) =>
        new($"{elementType}[{shape.Rank}]");

    public SignatureType GetSZArrayType(SignatureType elementType) => new(elementType + "[]");

    public SignatureType GetByReferenceType(SignatureType elementType) => new(elementType + "&");

    public SignatureType GetPointerType(SignatureType elementType) => new(elementType + "*");

    public SignatureType GetPinnedType(SignatureType elementType) => elementType;

    public SignatureType GetGenericMethodParameter(object? genericContext, int index) => new("!!" + index);

    public SignatureType GetGenericTypeParameter(object? genericContext, int index) => new("!" + index);

    public SignatureType GetPrimitiveType(PrimitiveTypeCode typeCode) => new(typeCode.ToString());

    public SignatureType GetModifiedType(SignatureType modifier, SignatureType unmodifiedType, bool isRequired) =>
        unmodifiedType with { Text = $"{unmodifiedType} mod {modifier}" };

    internal static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = Qualified(reader, type.Namespace, type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NameOf(reader, (TypeReferenceHandle)type.ResolutionScope) + "/" + name
            : name;
    }

    internal static string NameOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string name = Qualified(reader, type.Namespace, type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer ? NameOf(reader, outer) + "/" + name : name;
    }

    internal static bool ComesFromClient(MetadataReader reader, TypeReference type) => type.ResolutionScope.Kind switch
    {
        HandleKind.TypeReference =>
            ComesFromClient(reader, reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope)),
        HandleKind.AssemblyReference =>
            reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == Client,
        _ => false,
    };

    private static string Qualified(MetadataReader reader, StringHandle space, StringHandle name) =>
        space.IsNil ? reader.GetString(name) : reader.GetString(space) + "." + reader.GetString(name);

    private static bool IsValueType(byte rawTypeKind) => rawTypeKind == (byte)SignatureTypeKind.ValueType;
}
