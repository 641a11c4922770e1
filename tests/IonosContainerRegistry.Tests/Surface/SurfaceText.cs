using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text;

namespace IonosContainerRegistry.Tests.Surface;

/// <summary>
/// Writes down all that users of the module can rely on, in an order that doesn't depend on the sources'.
/// </summary>
internal static class SurfaceText
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Sentences about nullability are the compiler's; only what can be called counts here.
    private static readonly NullabilityInfoContext Nullability = new();

    internal static string Write(IEnumerable<CmdletInfo> cmdlets, Assembly assembly)
    {
        StringBuilder text = new();
        foreach (CmdletInfo cmdlet in cmdlets.OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal))
            Append(text, cmdlet);

        text.Append("error ids\n");
        IEnumerable<string> ids = assembly.GetTypes()
            .Where(type => type.Name.EndsWith("ErrorId", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields().Select(field => (string)field.GetRawConstantValue()!));
        foreach (string id in ids.Order(StringComparer.Ordinal)) text.Append($"    {id}\n");

        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            // Of a cmdlet only the name counts, as a part of its error ids; its properties are above, as parameters.
            if (typeof(Cmdlet).IsAssignableFrom(type)) continue;
            Append(text, type);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, CmdletInfo cmdlet)
    {
        var attribute = cmdlet.ImplementingType.GetCustomAttribute<CmdletAttribute>()!;
        text.Append($"cmdlet {cmdlet.Name} = {cmdlet.ImplementingType}\n");
        text.Append($"    output: {Join(cmdlet.OutputType.Select(output => output.Name))}\n");
        text.Append($"    default set: {cmdlet.DefaultParameterSet ?? "none"}\n");
        if (attribute.SupportsPaging) text.Append("    pages\n");
        if (attribute.SupportsShouldProcess) text.Append($"    asks: {attribute.ConfirmImpact}\n");
        foreach (CommandParameterSetInfo set in cmdlet.ParameterSets.OrderBy(set => set.Name, StringComparer.Ordinal))
        {
            text.Append($"    set {set.Name}\n");
            foreach (CommandParameterInfo parameter in set.Parameters.Where(IsOwn)
                .OrderBy(parameter => parameter.Position < 0 ? int.MaxValue : parameter.Position)
                .ThenBy(parameter => parameter.Name, StringComparer.Ordinal))
            {
                text.Append($"        {Describe(parameter)}\n");
            }
        }

        text.Append('\n');
    }

    private static bool IsOwn(CommandParameterInfo parameter)
        => !Cmdlet.CommonParameters.Contains(parameter.Name)
            && !Cmdlet.OptionalCommonParameters.Contains(parameter.Name);

    private static string Describe(CommandParameterInfo parameter)
    {
        List<string> parts = [$"-{parameter.Name} <{NameOf(parameter.ParameterType)}>"];
        if (parameter.Position >= 0) parts.Add($"position {parameter.Position}");
        if (parameter.IsMandatory) parts.Add("mandatory");
        if (parameter.ValueFromPipeline) parts.Add("from the pipeline");
        if (parameter.ValueFromPipelineByPropertyName) parts.Add("from the pipeline by name");
        if (parameter.ValueFromRemainingArguments) parts.Add("takes the rest");
        if (parameter.Aliases.Count > 0) parts.Add("alias " + Join(parameter.Aliases));
        foreach (Attribute attribute in parameter.Attributes)
        {
            if (attribute is ValidateRangeAttribute range) parts.Add($"{range.MinRange} to {range.MaxRange}");
            if (attribute is ValidateSetAttribute set) parts.Add("one of " + string.Join(" ", set.ValidValues));
            if (attribute is SupportsWildcardsAttribute) parts.Add("wildcards");
            if (attribute is ParameterAttribute { DontShow: true }) parts.Add("hidden");
        }

        return string.Join(", ", parts.Distinct());
    }

    private static void Append(StringBuilder text, Type type)
    {
        string bases = Join(new[] { type.BaseType }.Concat(type.GetInterfaces())
            .Where(t => t is not null && t != typeof(object) && t != typeof(ValueType) && t.IsPublic)
            .Select(t => NameOf(t!)));
        text.Append($"\n{KindOf(type)} {type.FullName}{(bases == "nothing" ? "" : " : " + bases)}\n");
        IEnumerable<string> lines = type.GetConstructors().Select(c => $"new({Parameters(c)})")
            .Concat(type.GetFields(Own).Where(f => !f.IsSpecialName)
                .Select(f => $"field {NameOf(f.FieldType)} {f.Name}"))
            .Concat(type.GetProperties(Own).Select(Describe))
            .Concat(type.GetMethods(Own).Where(m => !m.IsSpecialName)
                .Select(m => $"{(m.IsStatic ? "static " : "")}{NameOf(m.ReturnType)} {m.Name}({Parameters(m)})"));
        foreach (string line in lines.Order(StringComparer.Ordinal)) text.Append($"    {line}\n");
    }

    private static string Describe(PropertyInfo property)
    {
        bool mayBeNull = Nullability.Create(property).ReadState == NullabilityState.Nullable;
        string mark = mayBeNull && !property.PropertyType.IsValueType ? "?" : "";
        string set = property.SetMethod is { IsPublic: true } ? " set;" : "";
        return $"{NameOf(property.PropertyType)}{mark} {property.Name} {{ get;{set} }}";
    }

    private static string KindOf(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        _ => "class",
    };

    private static string Parameters(MethodBase method)
        => string.Join(", ", method.GetParameters().Select(p => $"{NameOf(p.ParameterType)} {p.Name}"));

    private static string NameOf(Type type)
    {
        if (type.IsArray) return NameOf(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value) return NameOf(value) + "?";
        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
    }

    private static string Join(IEnumerable<string> names)
        => string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } joined ? joined : "nothing";
}
