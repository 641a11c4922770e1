using System;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using IonosContainerRegistry.Sandbox.Service.Data;

namespace IonosContainerRegistry.Sandbox.Service.Docker;

/// <summary>Checks the users of the registry protocol. A disabled or expired token is refused at once.</summary>
internal sealed class DockerCredentials(RegistryStore store, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);

    public bool AcceptsBasic(AuthenticationHeaderValue? header) => Find(header) is not null;

    public bool AcceptsBearer(AuthenticationHeaderValue? header) =>
        header is { Scheme: "Bearer", Parameter: { } token }
        && _grants.TryGetValue(token, out Grant? grant)
        && grant.ExpiryDate > clock.GetUtcNow()
        && Find(grant.UserName, grant.Password) is not null;

    /// <summary>A bearer token for the credentials of a Basic header, or null if they are wrong.</summary>
    public string? Issue(AuthenticationHeaderValue? header) => Issue(Find(header));

    /// <summary>A bearer token for credentials, or null if they are wrong.</summary>
    public string? Issue(string userName, string password) => Issue(Find(userName, password));

    private string? Issue(TokenRecord? user)
    {
        if (user is null) return null;
        string token = Passwords.Next();
        _grants[token] = new Grant(user.Name, user.Password, clock.GetUtcNow() + Lifetime);
        return token;
    }

    private TokenRecord? Find(AuthenticationHeaderValue? header)
    {
        if (header is not { Scheme: "Basic", Parameter: { } encoded }) return null;
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out int length)) return null;
        string[] parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts.Length == 2 ? Find(parts[0], parts[1]) : null;
    }

    private TokenRecord? Find(string userName, string password) =>
        store.FindCredential(userName, password) is { Status: "enabled" } token ? token : null;

    private sealed record Grant(string UserName, string Password, DateTimeOffset ExpiryDate);
}
