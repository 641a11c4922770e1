using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Tokens;

/// <summary>Converts between the models of the client and those of the pipeline.</summary>
internal static class TokenMapper
{
    public static RegistryToken ToToken(RegistryReference registry, TokenResource wire)
    {
        TokenProperties? properties = wire.Properties;
        string? userName = TextOrNull(properties?.Credentials?.Username) ?? TextOrNull(properties?.Name);
        return new RegistryToken
        {
            RegistryId = registry.Id,
            RegistryName = registry.Name,
            TokenId = wire.Id ?? default,
            Name = properties?.Name,
            Status = properties?.Status,
            ExpiryDate = properties?.ExpiryDate,
            IsExpiryUnknown = wire.UnreadableFields.Contains("properties.expiryDate"),
            Scopes = ToScopes(properties?.Scopes),
            UserName = userName,
            // A PSCredential needs a name. Without one the password would be lost.
            Credential = properties?.Credentials?.Password is { } password
                ? new PSCredential(userName ?? (wire.Id ?? default).ToString("D"), password)
                : null,
            State = wire.Metadata?.State,
            CreatedDate = wire.Metadata?.CreatedDate,
            CreatedBy = wire.Metadata?.CreatedBy,
            LastModifiedDate = wire.Metadata?.LastModifiedDate,
            LastModifiedBy = wire.Metadata?.LastModifiedBy,
            Href = wire.Href,
        };
    }

    /// <summary>The result of an operation that returns a token.</summary>
    public static OperationResult ToResult(RegistryReference registry, ApiResponse<TokenResource> response)
        => new(response.Response, ToToken(registry, response.Value))
        {
            Warnings = TokenWarnings.Find(registry, response.Value),
        };

    public static RegistryTokenScopeCollection ToScopes(IEnumerable<ScopeResource?>? wire)
    {
        RegistryTokenScopeCollection scopes = [];
        foreach (ScopeResource? scope in wire ?? [])
        {
            if (scope is null) continue;
            scopes.Add(new RegistryTokenScope
            {
                Type = scope.Type ?? "",
                Name = scope.Name ?? "",
                Actions = (scope.Actions ?? []).OfType<string>().ToArray(),
            });
        }

        return scopes;
    }

    public static IList<ScopeResource>? ToWire(IEnumerable<RegistryTokenScope>? scopes) => scopes?
        .Select(scope => new ScopeResource { Type = scope.Type, Name = scope.Name, Actions = [.. scope.Actions ?? []] })
        .ToList();

    private static string? TextOrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
