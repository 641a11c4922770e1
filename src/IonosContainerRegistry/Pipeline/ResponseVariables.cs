using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Pipeline;

/// <summary>Sets the variables of -StatusCodeVariable and -ResponseHeadersVariable.</summary>
internal sealed class ResponseVariables
{
    private const ScopedItemOptions Protected = ScopedItemOptions.ReadOnly | ScopedItemOptions.Constant;
    private static readonly string[] Scopes = ["global", "local", "private", "script", "variable"];

    private readonly PSVariableIntrinsics _variables;
    private readonly string? _statusCodeVariable;
    private readonly string? _headersVariable;

    public ResponseVariables(SessionState session, string? statusCodeVariable, string? headersVariable)
    {
        _variables = session.PSVariable;
        _statusCodeVariable = statusCodeVariable;
        _headersVariable = headersVariable;
    }

    /// <summary>Checks that the variables can be set, before any request is sent.</summary>
    /// <exception cref="ParameterException">A variable can't be set.</exception>
    public void Check()
    {
        Check(nameof(RegistryCmdlet.StatusCodeVariable), _statusCodeVariable, 200);
        Check(
            nameof(RegistryCmdlet.ResponseHeadersVariable), _headersVariable,
            new Dictionary<string, IEnumerable<string>>());
    }

    /// <summary>Sets the variables. Returns the problem if that isn't possible any more, otherwise null.</summary>
    public string? TrySet(ResponseMetadata? response)
    {
        if (response is null) return null;
        try
        {
            if (_statusCodeVariable is not null) _variables.Set(_statusCodeVariable, response.StatusCode);
            if (_headersVariable is not null) _variables.Set(_headersVariable, CopyHeaders(response));
            return null;
        }
        catch (RuntimeException fault)
        {
            return $"Can't set the variables of -StatusCodeVariable and -ResponseHeadersVariable. {fault.Message}";
        }
    }

    private void Check(string parameter, string? name, object sample)
    {
        if (name is null) return;
        int colon = name.IndexOf(':');
        if (colon >= 0 && !Scopes.Contains(name.Substring(0, colon), StringComparer.OrdinalIgnoreCase))
            throw Refuse(parameter, name, $"{MessageText.Quote(name.Substring(0, colon))} isn't a scope of variables.");

        if (_variables.Get(name) is not { } existing) return;
        if ((existing.Options & Protected) != 0) throw Refuse(parameter, name, "It is read-only or constant.");
        try
        {
            // A new variable with the same attributes refuses the same values.
            _ = new PSVariable(existing.Name, sample, ScopedItemOptions.None, existing.Attributes);
        }
        catch (RuntimeException fault)
        {
            throw Refuse(parameter, name, fault.Message);
        }
    }

    private static ParameterException Refuse(string parameter, string name, string cause)
        => new(parameter, $"The variable {MessageText.Quote(name)} can't be set. {cause} Specify another name.");

    private static Dictionary<string, IEnumerable<string>> CopyHeaders(ResponseMetadata response)
        => response.Headers.ToDictionary(
            header => header.Key, header => (IEnumerable<string>)header.Value, StringComparer.OrdinalIgnoreCase);
}
