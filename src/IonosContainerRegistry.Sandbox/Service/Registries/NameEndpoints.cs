using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IonosContainerRegistry.Sandbox.Service.Registries;

/// <summary>The check of a registry name: 404 for a free one, 200 for a taken one, 400 for a malformed one.</summary>
internal sealed class NameEndpoints(RegistryStore store)
{
    private static readonly string[] Methods = [HttpMethods.Head];

    public void Map(IEndpointRouteBuilder api) =>
        api.MapMethods("/names/{name}", Methods, Check).WithName(Operations.CheckName);

    private StatusCodeHttpResult Check(string name)
    {
        if (!RegistryInput.IsName(name)) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        return TypedResults.StatusCode(
            store.CheckRegistryName(name) ? StatusCodes.Status200OK : StatusCodes.Status404NotFound);
    }
}
