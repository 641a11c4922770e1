using System;
using System.Globalization;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>The operations on the tokens of a registry.</summary>
internal sealed class TokenEndpoints(RegistryStore store, RegistryServiceOptions options)
{
    private const string All = RegistryEndpoints.One + "/tokens";
    private const string One = All + "/{tokenId}";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, ListAsync);
        routes.MapPost(All, CreateAsync);
        routes.MapGet(One, GetAsync);
        routes.MapPatch(One, UpdateAsync);
        routes.MapPut(One, PutAsync);
        routes.MapDelete(One, DeleteAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        Guid registryId = RegistryId(context.Request);
        int offset = QueryReader.Offset(context.Request);
        int limit = QueryReader.Limit(context.Request, options.MaximumPageSize);
        TokenPage page = store.PageOfTokens(registryId, offset, limit);
        string address = Address(context.Request, registryId);

        return JsonAnswer.SendAsync(context.Response, StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteString("href", address);
            json.WriteString("id", "tokens");
            json.WriteString("type", "collection");
            json.WriteStartArray("items");
            foreach (TokenRecord token in page.Items)
                TokenJson.Write(json, address, token);

            json.WriteEndArray();
            WritePagingNumber(json, "offset", offset);
            WritePagingNumber(json, "limit", limit);
            WritePagingNumber(json, "count", page.Items.Count);
            WritePagingNumber(json, "total", page.Total);
            WriteLinks(json, address, offset, limit, page.Total);
            json.WriteEndObject();
        });
    }

    private async Task CreateAsync(HttpContext context)
    {
        Guid registryId = RegistryId(context.Request);
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        TokenInput input = await TokenInput.ReadWholeAsync(context.Request, now);
        TokenRecord token = NewToken(Guid.NewGuid(), input, now);
        store.AddToken(registryId, token);
        await SendAsync(context, StatusCodes.Status201Created, registryId, token, token.Password);
    }

    private Task GetAsync(HttpContext context)
    {
        Guid registryId = RegistryId(context.Request);
        Guid tokenId = TokenId(context.Request);
        TokenRecord token = store.FindToken(registryId, tokenId) ?? throw NoToken(tokenId);
        return SendAsync(context, StatusCodes.Status200OK, registryId, token);
    }

    private async Task UpdateAsync(HttpContext context)
    {
        Guid registryId = RegistryId(context.Request);
        Guid tokenId = TokenId(context.Request);
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        TokenInput input = await TokenInput.ReadChangesAsync(context.Request, now);
        TokenRecord? token = store.UpdateToken(registryId, tokenId, known => known with
        {
            Status = input.Status ?? known.Status,
            ExpiryDate = input.HasExpiryDate ? input.ExpiryDate : known.ExpiryDate,
            Scopes = input.HasScopes ? input.Scopes : known.Scopes,
            LastModifiedDate = now,
            LastModifiedBy = SandboxUser.Name,
        });
        await SendAsync(context, StatusCodes.Status200OK, registryId, token ?? throw NoToken(tokenId));
    }

    private async Task PutAsync(HttpContext context)
    {
        Guid registryId = RegistryId(context.Request);
        Guid tokenId = TokenId(context.Request);
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        TokenInput input = await TokenInput.ReadWholeAsync(context.Request, now);
        (TokenRecord token, bool added) = store.PutToken(
            registryId,
            tokenId,
            known => known is null ? NewToken(tokenId, input, now) : ReplacedToken(known, input, now));

        bool issued = added || options.ReplaceIssuesPassword;
        int status = added ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        await SendAsync(context, status, registryId, token, issued ? token.Password : "");
    }

    private Task DeleteAsync(HttpContext context)
    {
        Guid registryId = RegistryId(context.Request);
        Guid tokenId = TokenId(context.Request);
        if (!store.RemoveToken(registryId, tokenId))
            throw NoToken(tokenId);

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static TokenRecord NewToken(Guid tokenId, TokenInput input, DateTimeOffset now) => new()
    {
        Id = tokenId,
        Name = input.Name,
        Password = Passwords.Next(),
        Status = input.Status ?? "enabled",
        ExpiryDate = input.ExpiryDate,
        Scopes = input.Scopes,
        CreatedDate = now,
    };

    private TokenRecord ReplacedToken(TokenRecord known, TokenInput input, DateTimeOffset now)
    {
        if (input.Name != known.Name)
            throw ApiFailure.Conflict("The name of a token can't change.");

        return NewToken(known.Id, input, now) with
        {
            Password = options.ReplaceIssuesPassword ? Passwords.Next() : known.Password,
            CreatedDate = known.CreatedDate,
            LastModifiedDate = now,
            LastModifiedBy = SandboxUser.Name,
        };
    }

    private Guid RegistryId(HttpRequest request)
    {
        Guid registryId = QueryReader.Id(request, "registryId", "registry");
        return store.HasRegistry(registryId) ? registryId : throw ApiFailure.NotFound($"The registry '{registryId}'");
    }

    private static Guid TokenId(HttpRequest request) => QueryReader.Id(request, "tokenId", "token");

    private static ApiFailure NoToken(Guid tokenId) => ApiFailure.NotFound($"The token '{tokenId}'");

    private static string Address(HttpRequest request, Guid registryId) =>
        $"{request.Scheme}://{request.Host}{RegistryEndpoints.All}/{registryId}/tokens";

    private static Task SendAsync(
        HttpContext context, int status, Guid registryId, TokenRecord token, string password = "") =>
        JsonAnswer.SendAsync(
            context.Response,
            status,
            json => TokenJson.Write(json, Address(context.Request, registryId), token, password));

    private void WritePagingNumber(Utf8JsonWriter json, string name, int value)
    {
        if (options.NumbersAsText)
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber(name, value);
    }

    private static void WriteLinks(Utf8JsonWriter json, string address, int offset, int limit, int total)
    {
        json.WriteStartObject("_links");
        json.WriteString("self", $"{address}?offset={offset}&limit={limit}");
        if (offset > 0)
            json.WriteString("previous", $"{address}?offset={Math.Max(0, offset - limit)}&limit={limit}");
        if ((long)offset + limit < total)
            json.WriteString("next", $"{address}?offset={offset + limit}&limit={limit}");

        json.WriteEndObject();
    }
}
