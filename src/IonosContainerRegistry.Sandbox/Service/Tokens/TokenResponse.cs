using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using IonosContainerRegistry.Sandbox.Service.Http;

namespace IonosContainerRegistry.Sandbox.Service.Tokens;

/// <summary>A token as the API writes it.</summary>
internal sealed record TokenResponse(
    string Href, Guid Id, string Type, ResourceMetadata Metadata, TokenProperties Properties)
{
    /// <summary>The response for a token.</summary>
    /// <param name="address">The address of the registry's tokens.</param>
    /// <param name="token">The token.</param>
    /// <param name="password">The password if it was just issued, otherwise empty.</param>
    public static TokenResponse Create(string address, TokenRecord token, string password = "") => new(
        $"{address}/{token.Id}",
        token.Id,
        "token",
        new ResourceMetadata
        {
            CreatedBy = token.CreatedBy,
            CreatedByUserId = token.CreatedByUserId,
            CreatedDate = token.CreatedDate,
            LastModifiedBy = token.LastModifiedBy,
            LastModifiedByUserId = token.LastModifiedDate is null ? null : token.CreatedByUserId,
            LastModifiedDate = token.LastModifiedDate,
            State = token.State,
        },
        new TokenProperties(
            new TokenCredentials(password, token.Name),
            token.ExpiryDate,
            token.Name,
            [.. token.Scopes.Select(scope => new TokenScope(scope.Actions, scope.Name, scope.Type))],
            token.Status));
}

internal sealed record TokenProperties(
    TokenCredentials Credentials,
    DateTimeOffset? ExpiryDate,
    string Name,
    IReadOnlyList<TokenScope> Scopes,
    string? Status);

internal sealed record TokenCredentials(string Password, string Username);

internal sealed record TokenScope(IReadOnlyList<string> Actions, string Name, string Type);

/// <summary>A page of tokens as the API writes it.</summary>
internal sealed record TokenListResponse(
    string Href,
    string Id,
    string Type,
    IReadOnlyList<TokenResponse> Items,
    int Offset,
    int Limit,
    int Count,
    int Total,
    [property: JsonPropertyName("_links")] PageLinks Links);
