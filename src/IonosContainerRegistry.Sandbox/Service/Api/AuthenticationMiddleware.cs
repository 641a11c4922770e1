using System;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>Lets in the one bearer token and the one user of the service.</summary>
internal sealed class AuthenticationMiddleware(RequestDelegate next, RegistryServiceOptions options)
{
    private readonly byte[] _bearer = Encoding.UTF8.GetBytes("Bearer " + options.Token);

    private readonly byte[] _basic = Encoding.UTF8.GetBytes(
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.UserName}:{options.Password}")));

    public Task InvokeAsync(HttpContext context)
    {
        byte[] given = Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString());
        bool known = CryptographicOperations.FixedTimeEquals(given, _bearer)
            || CryptographicOperations.FixedTimeEquals(given, _basic);
        return known ? next(context) : throw ApiFailure.Unauthorized();
    }
}
