using System;
using System.Collections.Generic;
using System.Net.Http.Headers;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IonosContainerRegistry.Sandbox.Service.Docker;

/// <summary>
/// The part of the registry protocol that a client needs to sign in. The tokens of all registries are its users.
/// </summary>
internal sealed class DockerEndpoints(RegistryStore store, RegistryServiceOptions options)
{
    public const string BasePath = "/v2";

    private const string ServiceName = "container-registry";

    private static readonly string[] TokenMethods = [HttpMethods.Get, HttpMethods.Post];

    private readonly DockerCredentials _credentials = new(store, options.TimeProvider);

    public void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder docker = routes.MapGroup(BasePath);
        docker.MapGet("/", Ping).WithName(Operations.PingDocker);
        docker.MapMethods("/token", TokenMethods, IssueTokenAsync).WithName(Operations.IssueDockerToken);
    }

    private Results<JsonHttpResult<PingResponse>, JsonHttpResult<DockerErrorResponse>> Ping(HttpContext context)
    {
        HttpRequest request = context.Request;
        context.Response.Headers["Docker-Distribution-Api-Version"] = "registry/2.0";
        bool isBearer = options.DockerChallenge == DockerChallenge.Bearer;
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out AuthenticationHeaderValue? given);
        if (isBearer ? _credentials.AcceptsBearer(given) : _credentials.AcceptsBasic(given))
            return ServiceJson.Result(new PingResponse());
        string realm = $"{request.Scheme}://{request.Host}{BasePath}/token";
        context.Response.Headers.WWWAuthenticate = isBearer
            ? $"Bearer realm=\"{realm}\",service=\"{ServiceName}\""
            : $"Basic realm=\"{ServiceName}\"";
        return Unauthorized();
    }

    /// <summary>
    /// Issues a bearer token for credentials in the header (GET) or, as in OAuth 2.0, in a form (POST).
    /// </summary>
    private async Task<Results<JsonHttpResult<DockerTokenResponse>, JsonHttpResult<DockerErrorResponse>>>
        IssueTokenAsync(HttpRequest request)
    {
        string? token;
        if (request.HasFormContentType)
        {
            IFormCollection form = await request.ReadFormAsync();
            token = _credentials.Issue(form["username"].ToString(), form["password"].ToString());
        }
        else
        {
            AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out AuthenticationHeaderValue? given);
            token = _credentials.Issue(given);
        }

        if (token is null) return Unauthorized();
        return ServiceJson.Result(new DockerTokenResponse(
            token, token, (int)DockerCredentials.Lifetime.TotalSeconds, options.TimeProvider.GetUtcNow()));
    }

    private static JsonHttpResult<DockerErrorResponse> Unauthorized() => ServiceJson.Result(
        new DockerErrorResponse([new DockerError("UNAUTHORIZED", "authentication required", null)]),
        StatusCodes.Status401Unauthorized);

    private sealed record PingResponse;

    private sealed record DockerErrorResponse(IReadOnlyList<DockerError> Errors);

    private sealed record DockerError(string Code, string Message, string? Detail);

    private sealed record DockerTokenResponse(
        string Token,
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("issued_at")] DateTimeOffset IssuedAt);
}
