using System;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service.Docker;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>Accepts the service's bearer token and its user. The registry protocol has its own users.</summary>
internal sealed class AuthenticationMiddleware(RequestDelegate next, RegistryServiceOptions options)
{
    private readonly byte[] _bearer = Encoding.UTF8.GetBytes("Bearer " + options.Token);

    private readonly byte[] _basic = Encoding.UTF8.GetBytes(
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.UserName}:{options.Password}")));

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(DockerEndpoints.BasePath)) return next(context);
        byte[] given = Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString());
        if (CryptographicOperations.FixedTimeEquals(given, _bearer)) return next(context);
        if (!CryptographicOperations.FixedTimeEquals(given, _basic))
            throw ApiException.Unauthorized("The credentials are missing, wrong or expired.");
        bool isBearerOnly = context.GetEndpoint()?.Metadata.GetMetadata<BearerOnly>() is not null;
        return isBearerOnly && !options.ContentAcceptsBasic
            ? throw ApiException.Unauthorized("This operation requires a bearer token.")
            : next(context);
    }
}
