using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using Xunit;

namespace IonosContainerRegistry.Tests.Module;

/// <summary>The references of the cmdlet assembly, which is compiled once, to the client of each edition.</summary>
public sealed class ClientReferencesTests : IDisposable
{
    private static readonly SignatureReader Signatures = new();

    private readonly AssemblyFile _cmdlets = new(Path.Combine(BuiltModuleLoader.Folder, "IonosContainerRegistry.dll"));

    private MetadataReader Reader => _cmdlets.Reader;

    public void Dispose() => _cmdlets.Dispose();

    [Theory]
    [InlineData("core")]
    [InlineData("desktop")]
    public void Every_referenced_type_and_member_exists(string edition)
    {
        using AssemblyFile client =
            new(Path.Combine(BuiltModuleLoader.Folder, edition, "IonosContainerRegistry.Client.dll"));
        HashSet<string> offered = [.. Offered(client.Reader)];
        string[] wanted = [.. WantedTypes().Concat(WantedMembers())];

        Assert.Contains(wanted, member => member.Contains("RegistryClient::", StringComparison.Ordinal));
        Assert.True(wanted.Length > 50);
        Assert.Equal([], wanted.Except(offered));
    }

    [Fact]
    public void Exported_types_can_be_inspected_without_the_client()
    {
        string[] found =
        [
            .. from handle in Reader.TypeDefinitions
               let type = Reader.GetTypeDefinition(handle)
               where (type.Attributes & TypeAttributes.VisibilityMask)
                   is TypeAttributes.Public or TypeAttributes.NestedPublic
               from need in NeedsOf(type)
               select SignatureReader.NameOf(Reader, handle) + " " + need,
        ];

        Assert.Empty(found);
    }

    private static IEnumerable<string> Offered(MetadataReader client)
    {
        foreach (TypeDefinitionHandle handle in client.TypeDefinitions)
        {
            TypeDefinition type = client.GetTypeDefinition(handle);
            string name = SignatureReader.NameOf(client, handle);
            if (IsHidden(client, type)) continue;
            yield return name;
            foreach (MethodDefinition method in type.GetMethods().Select(client.GetMethodDefinition))
            {
                if ((method.Attributes & MethodAttributes.MemberAccessMask)
                    is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem)
                {
                    MethodSignature<SignatureType> signature = method.DecodeSignature(Signatures, null);
                    yield return Describe(name, client.GetString(method.Name), signature);
                }
            }

            foreach (FieldDefinition field in type.GetFields().Select(client.GetFieldDefinition))
            {
                if ((field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public)
                    yield return $"{name}::{client.GetString(field.Name)} {field.DecodeSignature(Signatures, null)}";
            }
        }
    }

    private static bool IsHidden(MetadataReader reader, TypeDefinition type) =>
        (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => false,
            TypeAttributes.NestedPublic => IsHidden(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
            _ => true,
        };

    private static string Describe(string type, string member, MethodSignature<SignatureType> signature) =>
        $"{type}::{member}`{signature.GenericParameterCount}({string.Join(",", signature.ParameterTypes)}) "
        + $"{signature.ReturnType}";

    private IEnumerable<string> WantedTypes() =>
        from handle in Reader.TypeReferences
        where SignatureReader.ComesFromClient(Reader, Reader.GetTypeReference(handle))
        select SignatureReader.NameOf(Reader, handle);

    private IEnumerable<string> WantedMembers()
    {
        foreach (MemberReference member in Reader.MemberReferences.Select(Reader.GetMemberReference))
        {
            if (DeclaringType(member.Parent) is not { } type) continue;
            string name = Reader.GetString(member.Name);
            yield return member.GetKind() == MemberReferenceKind.Method
                ? Describe(type, name, member.DecodeMethodSignature(Signatures, null))
                : $"{type}::{name} {member.DecodeFieldSignature(Signatures, null)}";
        }
    }

    /// <summary>The client's type that declares a member, without type arguments; null for other assemblies.</summary>
    private string? DeclaringType(EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            BlobReader blob =
                Reader.GetBlobReader(Reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return null;
            blob.ReadSignatureTypeCode();
            parent = blob.ReadTypeHandle();
        }

        return parent.Kind == HandleKind.TypeReference
            && SignatureReader.ComesFromClient(Reader, Reader.GetTypeReference((TypeReferenceHandle)parent))
                ? SignatureReader.NameOf(Reader, (TypeReferenceHandle)parent)
                : null;
    }

    private IEnumerable<string> NeedsOf(TypeDefinition type)
    {
        if (NamesClient(type.BaseType)) yield return "derives from the client";
        foreach (InterfaceImplementation implementation in
            type.GetInterfaceImplementations().Select(Reader.GetInterfaceImplementation))
        {
            if (NamesClient(implementation.Interface)) yield return "implements an interface of the client";
        }

        foreach (FieldDefinition field in type.GetFields().Select(Reader.GetFieldDefinition))
        {
            SignatureType fieldType = field.DecodeSignature(Signatures, null);
            if (fieldType is { IsValueType: true, NamesClient: true })
                yield return $"holds a struct of the client in {Reader.GetString(field.Name)}";
        }
    }

    private bool NamesClient(EntityHandle handle) => !handle.IsNil && handle.Kind switch
    {
        HandleKind.TypeReference =>
            SignatureReader.ComesFromClient(Reader, Reader.GetTypeReference((TypeReferenceHandle)handle)),
        HandleKind.TypeSpecification =>
            Reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(Signatures, null).NamesClient,
        _ => false,
    };
}
