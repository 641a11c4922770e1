using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Sandbox.Service.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IonosContainerRegistry.Sandbox.Service.Registries;

/// <summary>The locations in which registries can be created.</summary>
internal static class LocationEndpoints
{
    private static readonly string[] Locations = ["de/fra", "de/txl", "es/vit"];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/locations", List).WithName(Operations.ListLocations);

    public static bool IsKnown(string location) => Locations.Contains(location, StringComparer.Ordinal);

    private static JsonHttpResult<LocationListResponse> List(HttpRequest request) =>
        ServiceJson.Result(new LocationListResponse(
            "locations",
            "collection",
            ServiceAddress.Base(request) + "/locations",
            [.. Locations.Select(location => new LocationResponse(location))]));

    private sealed record LocationListResponse(
        string Id, string Type, string Href, IReadOnlyList<LocationResponse> Items);

    private sealed record LocationResponse(string Id);
}
