using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IonosContainerRegistry.Sandbox.Service.Registries;

/// <summary>The operations on registries. The list is paged by an opaque cursor: here, the last ID of a page.</summary>
internal sealed class RegistryEndpoints(RegistryStore store, RegistryServiceOptions options)
{
    private const string One = "/{registryId}";

    public void Map(IEndpointRouteBuilder api)
    {
        RouteGroupBuilder registries = api.MapGroup("/registries");
        registries.MapGet("", List).WithName(Operations.ListRegistries);
        registries.MapPost("", CreateAsync).WithName(Operations.CreateRegistry);
        registries.MapGet(One, Get).WithName(Operations.GetRegistry);
        registries.MapPatch(One, UpdateAsync).WithName(Operations.UpdateRegistry);
        registries.MapPut(One, PutAsync).WithName(Operations.PutRegistry);
        registries.MapDelete(One, Delete).WithName(Operations.DeleteRegistry);
    }

    private JsonHttpResult<RegistryListResponse> List(HttpRequest request)
    {
        int limit = RequestReader.Limit(request, options.MaximumPageSize);
        string? name = RequestReader.Text(request, "filter.name");
        IReadOnlyList<RegistryRecord> matching =
        [
            .. store.Registries.Where(registry =>
                name is null || registry.Name.Contains(name, StringComparison.OrdinalIgnoreCase)),
        ];
        IReadOnlyList<RegistryRecord> rest = After(matching, RequestReader.Text(request, "pagination.token"));
        RegistryRecord[] page = [.. rest.Take(limit)];
        string cursor = page.Length < rest.Count ? Convert.ToBase64String(page[^1].Id.ToByteArray()) : "";
        string address = ServiceAddress.Registries(request);
        string? next = cursor.Length > 0
            ? $"{address}?limit={limit}&pagination.token={Uri.EscapeDataString(cursor)}"
            : null;

        return ServiceJson.Result(new RegistryListResponse(
            address,
            "registries",
            "collection",
            [.. page.Select(registry => store.ReadRegistry(registry.Id)).OfType<RegistryRecord>().Select(Write)],
            new CursorPagination(limit, cursor),
            new PageLinks($"{address}?limit={limit}") { Next = next }));

        RegistryResponse Write(RegistryRecord registry) => Response(request, registry);
    }

    private JsonHttpResult<RegistryResponse> Get(string registryId, HttpRequest request)
    {
        RegistryRecord? registry = store.ReadRegistry(RequestReader.Id(registryId, "registry"));
        return ServiceJson.Result(Response(request, registry ?? throw NotFound(registryId)));
    }

    private async Task<JsonHttpResult<RegistryResponse>> CreateAsync(HttpRequest request)
    {
        RegistryInput input = await RegistryInput.ReadAsync(request);
        Guid id = Guid.NewGuid();
        RegistryRecord registry = store.PutRegistry(id, _ => Create(id, input));
        return ServiceJson.Result(Response(request, registry), StatusCodes.Status201Created);
    }

    private async Task<JsonHttpResult<RegistryResponse>> PutAsync(string registryId, HttpRequest request)
    {
        Guid id = RequestReader.Id(registryId, "registry");
        RegistryInput input = await RegistryInput.ReadAsync(request);
        RegistryRecord registry = store.PutRegistry(
            id, stored => stored is null ? Create(id, input) : Replace(stored, input));
        return ServiceJson.Result(Response(request, registry), StatusCodes.Status201Created);
    }

    private async Task<JsonHttpResult<RegistryResponse>> UpdateAsync(string registryId, HttpRequest request)
    {
        Guid id = RequestReader.Id(registryId, "registry");
        RegistryInput input = await RegistryInput.ReadPatchAsync(request);
        RegistryRecord? registry = store.UpdateRegistry(id, stored => Update(stored, input));
        return ServiceJson.Result(Response(request, registry ?? throw NotFound(registryId)));
    }

    private NoContent Delete(string registryId) => store.DeleteRegistry(RequestReader.Id(registryId, "registry"))
        ? TypedResults.NoContent()
        : throw NotFound(registryId);

    private RegistryRecord Create(Guid id, RegistryInput input) => new()
    {
        Id = id,
        Name = input.Name,
        Location = input.Location,
        GarbageCollectionDays = input.Schedule?.Days ?? [],
        GarbageCollectionTime = input.Schedule?.Time ?? "",

        // The paid scan is on unless the request switches it off.
        VulnerabilityScanning = input.VulnerabilityScanning ?? true,
        AllowList = input.AllowList ?? [],
        CreatedDate = options.TimeProvider.GetUtcNow(),
    };

    private RegistryRecord Replace(RegistryRecord stored, RegistryInput input)
    {
        if (input.Name != stored.Name || input.Location != stored.Location)
            throw ApiException.Invalid("The name and the location of a registry can't change.");
        RegistryRecord blank = stored with { GarbageCollectionDays = [], GarbageCollectionTime = "", AllowList = [] };
        return Update(blank, input) with
        {
            VulnerabilityScanning = Scanning(stored, input.VulnerabilityScanning ?? true),
        };
    }

    private RegistryRecord Update(RegistryRecord stored, RegistryInput input) => stored with
    {
        GarbageCollectionDays = input.HasSchedule ? input.Schedule?.Days ?? [] : stored.GarbageCollectionDays,
        GarbageCollectionTime = input.HasSchedule ? input.Schedule?.Time ?? "" : stored.GarbageCollectionTime,
        VulnerabilityScanning = Scanning(stored, input.VulnerabilityScanning ?? stored.VulnerabilityScanning),
        AllowList = input.AllowList ?? stored.AllowList,
        LastModifiedDate = options.TimeProvider.GetUtcNow(),
    };

    private static bool Scanning(RegistryRecord stored, bool wanted) => stored.VulnerabilityScanning && !wanted
        ? throw ApiException.Invalid("Vulnerability scanning can't be switched off.")
        : wanted;

    private static IReadOnlyList<RegistryRecord> After(IReadOnlyList<RegistryRecord> registries, string? cursor)
    {
        if (cursor is null) return registries;
        Span<byte> bytes = stackalloc byte[16];
        if (cursor.Length != 24 || !Convert.TryFromBase64String(cursor, bytes, out int length) || length != 16)
            throw ApiException.Invalid("pagination.token is not one of this service.");
        var last = new Guid(bytes);
        return registries.Any(registry => registry.Id == last)
            ? [.. registries.SkipWhile(registry => registry.Id != last).Skip(1)]
            : throw ApiException.Invalid("pagination.token is no longer valid.");
    }

    private RegistryResponse Response(HttpRequest request, RegistryRecord registry)
    {
        bool isLoopback = options.LoopbackHostNames && registry.HostName.Length > 0;
        string hostName = isLoopback ? request.Host.ToString() : registry.HostName;
        return RegistryResponse.Create(ServiceAddress.Registries(request), registry, hostName);
    }

    private static ApiException NotFound(string registryId) => ApiException.NotFound($"The registry '{registryId}'");
}
