using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>A token that came out of a pipeline, as an object or as a login in a Docker configuration.</summary>
internal sealed record DeliveredToken(
    Guid TokenId, string? Name, string? UserName, string? Password, RegistryToken? Token)
{
    public static IReadOnlyList<DeliveredToken> From(IEnumerable<PSObject> received) =>
        [.. received.SelectMany(item => item.BaseObject is string config ? Logins(config) : One(item))];

    /// <summary>Whether the object has the values that the service holds.</summary>
    public bool Shows(TokenRecord token) => Token is not null
        && Token.Name == token.Name
        && Token.Status == token.Status
        && TokenValues.AreSame(Token.ExpiryDate, token.ExpiryDate)
        && TokenValues.TextOf(Token.Scopes.Select(ToRecord)) == TokenValues.TextOf(token.Scopes);

    private static ScopeRecord ToRecord(RegistryTokenScope scope) => new(scope.Type!, scope.Name!, scope.Actions ?? []);

    private static IEnumerable<DeliveredToken> One(PSObject item)
    {
        if (item.BaseObject is not RegistryToken token) yield break;
        string? password = token.Credential?.GetNetworkCredential().Password;
        yield return new DeliveredToken(token.TokenId, token.Name, token.Credential?.UserName, password, token);
    }

    private static List<DeliveredToken> Logins(string config)
    {
        using var json = JsonDocument.Parse(config);
        IEnumerable<JsonProperty> hosts = json.RootElement.GetProperty("auths").EnumerateObject();
        return [.. hosts.Select(host => Login(host.Value.GetProperty("auth").GetString()!))];
    }

    private static DeliveredToken Login(string auth)
    {
        string[] parts = Encoding.UTF8.GetString(Convert.FromBase64String(auth)).Split(':', 2);
        return new DeliveredToken(Guid.Empty, parts[0], parts[0], parts[1], null);
    }
}
