using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>The two reads of registries. The list is paged by an opaque cursor: here, the last id of a page.</summary>
internal sealed class RegistryEndpoints(RegistryStore store, RegistryServiceOptions options)
{
    public const string All = RegistryService.BasePath + "/registries";
    public const string One = All + "/{registryId}";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, ListAsync);
        routes.MapGet(One, GetAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        int limit = QueryReader.Limit(context.Request, options.MaximumPageSize);
        IReadOnlyList<RegistryRecord> rest = After(Matching(context.Request), context.Request);
        RegistryRecord[] page = [.. rest.Take(limit)];
        string cursor = page.Length < rest.Count ? Convert.ToBase64String(page[^1].Id.ToByteArray()) : "";
        string address = Address(context.Request);

        return JsonAnswer.SendAsync(context.Response, StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteString("href", address);
            json.WriteString("id", "registries");
            json.WriteString("type", "collection");
            json.WriteStartArray("items");
            foreach (RegistryRecord registry in page)
                RegistryJson.Write(json, address, registry);

            json.WriteEndArray();
            WritePagination(json, address, limit, cursor);
            json.WriteEndObject();
        });
    }

    private Task GetAsync(HttpContext context)
    {
        Guid registryId = QueryReader.Id(context.Request, "registryId", "registry");
        RegistryRecord registry = store.FindRegistry(registryId)
            ?? throw ApiFailure.NotFound($"The registry '{registryId}'");
        return JsonAnswer.SendAsync(
            context.Response,
            StatusCodes.Status200OK,
            json => RegistryJson.Write(json, Address(context.Request), registry));
    }

    private List<RegistryRecord> Matching(HttpRequest request)
    {
        string name = request.Query["filter.name"].ToString();
        return [.. store.Registries.Where(known => known.Name.Contains(name, StringComparison.OrdinalIgnoreCase))];
    }

    private static List<RegistryRecord> After(List<RegistryRecord> registries, HttpRequest request)
    {
        string cursor = request.Query["pagination.token"].ToString();
        if (cursor.Length == 0)
            return registries;

        Span<byte> bytes = stackalloc byte[16];
        if (cursor.Length != 24 || !Convert.TryFromBase64String(cursor, bytes, out int length) || length != 16)
            throw ApiFailure.Invalid("pagination.token is not one of this service.");

        var last = new Guid(bytes);
        int index = registries.FindIndex(registry => registry.Id == last);
        return index < 0
            ? throw ApiFailure.Invalid("pagination.token is no longer valid.")
            : registries.GetRange(index + 1, registries.Count - index - 1);
    }

    private static string Address(HttpRequest request) => $"{request.Scheme}://{request.Host}{All}";

    private static void WritePagination(Utf8JsonWriter json, string address, int limit, string cursor)
    {
        json.WriteStartObject("pagination");
        json.WriteNumber("limit", limit);
        json.WriteString("token", cursor);
        json.WriteEndObject();
        json.WriteStartObject("_links");
        json.WriteString("self", $"{address}?limit={limit}");
        if (cursor.Length > 0)
            json.WriteString("next", $"{address}?limit={limit}&pagination.token={Uri.EscapeDataString(cursor)}");

        json.WriteEndObject();
    }
}
