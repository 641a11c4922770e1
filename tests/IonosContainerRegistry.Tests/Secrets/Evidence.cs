using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Security;
using System.Text;

namespace IonosContainerRegistry.Tests.Secrets;

/// <summary>
/// All text that a session shows: its screen, its streams, and everything reachable from objects, fields of
/// exceptions included. What a SecureString or a PSCredential keeps is not out.
/// </summary>
internal sealed class Evidence
{
    private const int MaximumDepth = 8;
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly HashSet<object> _visited = new(ReferenceEqualityComparer.Instance);
    private readonly StringBuilder _text = new();

    internal string Text => _text.ToString();

    internal void Add(ShellSession session, ShellResult result)
    {
        _text.AppendLine(session.Host.Screen.Text);
        Add(result.Output);
        Add(result.Errors);
        Add(result.TerminatingError);
        Add(result.Warnings);
        Add(result.Verbose);
        Add(result.Debug);
        Add(result.Information);
        Add(result.Progress);
        Add(session.Host.Screen.Prompts);
        Add(session.Host.Screen.Progress);
        Add(session.GetVariable("Error"));
        Add(session.GetVariable("headers"));
        Add(session.GetVariable("status"));
    }

    internal void Add(object? value) => Visit(value, MaximumDepth);

    private void Visit(object? value, int depth)
    {
        switch (value)
        {
            case null or SecureString or Type or MemberInfo or Assembly or Delegate:
                return;
            case string text:
                _text.AppendLine(text);
                return;
            case char[] characters:
                _text.AppendLine(new string(characters));
                return;
            case byte[] bytes:
                _text.AppendLine(Encoding.UTF8.GetString(bytes));
                return;
            case PSObject wrapped when wrapped.BaseObject is not PSCustomObject:
                Visit(wrapped.BaseObject, depth);
                return;
        }

        if (depth == 0 || !_visited.Add(value)) return;
        _text.AppendLine(value.ToString());
        if (value is IDictionary pairs)
        {
            foreach (DictionaryEntry pair in pairs)
            {
                Visit(pair.Key, depth - 1);
                Visit(pair.Value, depth - 1);
            }
        }
        else if (value is IEnumerable items)
        {
            foreach (object? item in items)
                Visit(item, depth - 1);
        }

        foreach (object? part in Parts(value))
            Visit(part, depth - 1);
    }

    /// <summary>
    /// Everything inside what the module and .NET's exceptions are made of; what the engine's objects show.
    /// </summary>
    private static IEnumerable<object?> Parts(object value)
    {
        if (value is PSObject custom) return custom.Properties.Select(property => property.Value);
        if (value is Exception
            || value.GetType().Namespace?.StartsWith("IonosContainerRegistry", StringComparison.Ordinal) == true)
        {
            return Types(value.GetType()).SelectMany(type => type.GetFields(Own)).Where(IsText)
                .Select(field => field.GetValue(value));
        }

        if (value is not (ErrorRecord or PSCredential or InvocationInfo or InformationRecord or ProgressRecord
            or ErrorCategoryInfo))
        {
            return [];
        }

        return value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => property.GetValue(value));
    }

    // The client's machinery must contain the credentials of its requests, and isn't shown.
    private static bool IsText(FieldInfo field) =>
        !field.FieldType.IsPrimitive
        && field.FieldType.Name is not ("RegistryClient" or "MethodBase" or "ExecutionContext");

    private static IEnumerable<Type> Types(Type? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }
}
