using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client;

namespace IonosContainerRegistry.Pipeline;

/// <summary>Sets the variables of -StatusCodeVariable and -ResponseHeadersVariable.</summary>
internal sealed class ResponseVariables
{
    private readonly PSVariableIntrinsics _variables;
    private readonly string? _statusCodeVariable;
    private readonly string? _headersVariable;

    public ResponseVariables(SessionState session, string? statusCodeVariable, string? headersVariable)
    {
        _variables = session.PSVariable;
        _statusCodeVariable = statusCodeVariable;
        _headersVariable = headersVariable;
    }

    public void Set(ApiAnswer? response)
    {
        if (response is null) return;
        if (_statusCodeVariable is not null) _variables.Set(_statusCodeVariable, response.StatusCode);
        if (_headersVariable is not null) _variables.Set(_headersVariable, CopyHeaders(response));
    }

    private static Dictionary<string, IEnumerable<string>> CopyHeaders(ApiAnswer response)
        => response.Headers.ToDictionary(
            header => header.Key, header => (IEnumerable<string>)header.Value, StringComparer.OrdinalIgnoreCase);
}
