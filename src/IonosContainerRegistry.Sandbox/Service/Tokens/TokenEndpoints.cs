using System;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service.Data;
using IonosContainerRegistry.Sandbox.Service.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IonosContainerRegistry.Sandbox.Service.Tokens;

/// <summary>The operations on the tokens of a registry.</summary>
internal sealed class TokenEndpoints(RegistryStore store, RegistryServiceOptions options)
{
    private const string One = "/{tokenId}";

    public void Map(IEndpointRouteBuilder api)
    {
        RouteGroupBuilder tokens = api.MapGroup("/registries/{registryId}/tokens");
        tokens.MapGet("", List).WithName(Operations.ListTokens);
        tokens.MapPost("", CreateAsync).WithName(Operations.CreateToken);
        tokens.MapGet(One, Get).WithName(Operations.GetToken);
        tokens.MapPatch(One, UpdateAsync).WithName(Operations.UpdateToken);
        tokens.MapPut(One, PutAsync).WithName(Operations.PutToken);
        tokens.MapDelete(One, Delete).WithName(Operations.DeleteToken);
    }

    private JsonHttpResult<TokenListResponse> List(string registryId, HttpRequest request)
    {
        Guid id = RegistryId(registryId);
        int offset = RequestReader.Offset(request);
        int limit = RequestReader.Limit(request, options.MaximumPageSize);
        TokenPage page = store.PageOfTokens(id, offset, limit);
        string address = ServiceAddress.Tokens(request, id);
        var body = new TokenListResponse(
            address,
            "tokens",
            "collection",
            [.. page.Items.Select(token => TokenResponse.Create(address, token))],
            offset,
            limit,
            page.Items.Count,
            page.Total,
            PageLinks.ForOffset(address, offset, limit, page.Total));
        return options.NumbersAsText ? ServiceJson.ResultWithNumbersAsText(body) : ServiceJson.Result(body);
    }

    private async Task<JsonHttpResult<TokenResponse>> CreateAsync(string registryId, HttpRequest request)
    {
        Guid id = RegistryId(registryId);
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        TokenRecord token = Create(Guid.NewGuid(), await TokenInput.ReadAsync(request, now), now);
        store.AddToken(id, token);
        return Result(request, id, token, token.Password, StatusCodes.Status201Created);
    }

    private JsonHttpResult<TokenResponse> Get(string registryId, string tokenId, HttpRequest request)
    {
        Guid id = RegistryId(registryId);
        TokenRecord? token = store.FindToken(id, TokenId(tokenId));
        return Result(request, id, token ?? throw NotFound(tokenId));
    }

    private async Task<JsonHttpResult<TokenResponse>> UpdateAsync(
        string registryId, string tokenId, HttpRequest request)
    {
        Guid id = RegistryId(registryId);
        Guid target = TokenId(tokenId);
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        TokenInput input = await TokenInput.ReadPatchAsync(request, now);
        TokenRecord? token = store.UpdateToken(id, target, stored => stored with
        {
            Status = input.Status ?? stored.Status,
            ExpiryDate = input.HasExpiryDate ? input.ExpiryDate : stored.ExpiryDate,
            Scopes = input.HasScopes ? input.Scopes : stored.Scopes,
            LastModifiedDate = now,
            LastModifiedBy = SandboxUser.Name,
        });
        return Result(request, id, token ?? throw NotFound(tokenId));
    }

    private async Task<JsonHttpResult<TokenResponse>> PutAsync(string registryId, string tokenId, HttpRequest request)
    {
        Guid id = RegistryId(registryId);
        Guid target = TokenId(tokenId);
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        TokenInput input = await TokenInput.ReadAsync(request, now);
        (TokenRecord token, bool added) = store.PutToken(
            id,
            target,
            stored => stored is null ? Create(target, input, now) : Replace(stored, input, now));

        string password = added || options.ReplaceIssuesPassword ? token.Password : "";
        return Result(
            request, id, token, password, added ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private NoContent Delete(string registryId, string tokenId) =>
        store.RemoveToken(RegistryId(registryId), TokenId(tokenId))
            ? TypedResults.NoContent()
            : throw NotFound(tokenId);

    private static TokenRecord Create(Guid tokenId, TokenInput input, DateTimeOffset now) => new()
    {
        Id = tokenId,
        Name = input.Name,
        Password = Passwords.Next(),
        Status = input.Status ?? "enabled",
        ExpiryDate = input.ExpiryDate,
        Scopes = input.Scopes,
        CreatedDate = now,
    };

    private TokenRecord Replace(TokenRecord stored, TokenInput input, DateTimeOffset now)
    {
        if (input.Name != stored.Name) throw ApiException.Conflict("The name of a token can't change.");
        return Create(stored.Id, input, now) with
        {
            Password = options.ReplaceIssuesPassword ? Passwords.Next() : stored.Password,
            CreatedDate = stored.CreatedDate,
            LastModifiedDate = now,
            LastModifiedBy = SandboxUser.Name,
        };
    }

    private Guid RegistryId(string text)
    {
        Guid registryId = RequestReader.Id(text, "registry");
        return store.HasRegistry(registryId) ? registryId : throw ApiException.NotFound($"The registry '{text}'");
    }

    private static Guid TokenId(string text) => RequestReader.Id(text, "token");

    private static ApiException NotFound(string tokenId) => ApiException.NotFound($"The token '{tokenId}'");

    private static JsonHttpResult<TokenResponse> Result(
        HttpRequest request, Guid registryId, TokenRecord token, string password = "", int status = 200) =>
        ServiceJson.Result(
            TokenResponse.Create(ServiceAddress.Tokens(request, registryId), token, password), status);
}
