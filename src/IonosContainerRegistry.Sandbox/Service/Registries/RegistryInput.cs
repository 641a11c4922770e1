using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service.Http;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service.Registries;

/// <summary>The properties of a registry in a request.</summary>
internal sealed partial record RegistryInput
{
    private const int MaximumAllowListEntries = 25;

    public string Name { get; private init; } = "";

    public string Location { get; private init; } = "";

    /// <summary>Whether the request contains a schedule, which can be null.</summary>
    public bool HasSchedule { get; private init; }

    public WeeklySchedule? Schedule { get; private init; }

    /// <summary>Whether images are scanned, or null if the request doesn't contain it.</summary>
    public bool? VulnerabilityScanning { get; private init; }

    /// <summary>The allowed subnets, or null if the request doesn't contain them.</summary>
    public IReadOnlyList<string>? AllowList { get; private init; }

    /// <summary>Reads the body of POST and PUT.</summary>
    /// <exception cref="ApiException">400.</exception>
    public static async Task<RegistryInput> ReadAsync(HttpRequest request)
    {
        JsonElement properties = await JsonBody.ReadPropertiesAsync(request);
        string name = JsonBody.RequiredText(properties, "name");
        if (!IsName(name)) throw ApiException.Invalid("properties.name must match ^[a-z][-a-z0-9]{1,61}[a-z0-9]$.");
        string location = JsonBody.RequiredText(properties, "location");
        return LocationEndpoints.IsKnown(location)
            ? Read(properties) with { Name = name, Location = location }
            : throw ApiException.Invalid($"The location '{location}' does not exist.");
    }

    /// <summary>Reads the bare body of PATCH.</summary>
    /// <exception cref="ApiException">400.</exception>
    public static async Task<RegistryInput> ReadPatchAsync(HttpRequest request)
    {
        JsonElement body = await JsonBody.ReadAsync(request);
        JsonBody.AllowOnly(body, "garbageCollectionSchedule", "features", "apiSubnetAllowList");
        return Read(body);
    }

    public static bool IsName(string name) => NamePattern().IsMatch(name);

    private static RegistryInput Read(JsonElement properties)
    {
        bool hasSchedule = properties.TryGetProperty("garbageCollectionSchedule", out JsonElement schedule);
        bool isCleared = !hasSchedule || schedule.ValueKind == JsonValueKind.Null;
        return new RegistryInput
        {
            HasSchedule = hasSchedule,
            Schedule = isCleared ? null : ReadSchedule(schedule),
            VulnerabilityScanning = properties.TryGetProperty("features", out JsonElement features)
                ? ReadScanning(features)
                : null,
            AllowList = properties.TryGetProperty("apiSubnetAllowList", out JsonElement allowList)
                ? ReadAllowList(allowList)
                : null,
        };
    }

    private static WeeklySchedule ReadSchedule(JsonElement schedule)
    {
        if (schedule.ValueKind != JsonValueKind.Object || !schedule.TryGetProperty("days", out JsonElement days))
            throw ApiException.Invalid("garbageCollectionSchedule.days is required.");
        string[] names = JsonBody.Texts(days, "garbageCollectionSchedule.days");
        if (names.Length == 0 || names.Any(name => !Enum.GetNames<DayOfWeek>().Contains(name)))
            throw ApiException.Invalid("garbageCollectionSchedule.days must hold days from Monday to Sunday.");
        string time = JsonBody.RequiredText(schedule, "time");
        return TimePattern().IsMatch(time)
            ? new WeeklySchedule(names, time.Replace("Z", "+00:00", StringComparison.Ordinal))
            : throw ApiException.Invalid("garbageCollectionSchedule.time must be a time of day with a time zone.");
    }

    private static bool? ReadScanning(JsonElement features)
    {
        if (features.ValueKind != JsonValueKind.Object) throw ApiException.Invalid("features must be an object.");
        if (!features.TryGetProperty("vulnerabilityScanning", out JsonElement scanning)) return null;
        return scanning.ValueKind == JsonValueKind.Object
            && scanning.TryGetProperty("enabled", out JsonElement enabled)
            && enabled.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? enabled.GetBoolean()
                : throw ApiException.Invalid("features.vulnerabilityScanning.enabled is required.");
    }

    private static string[] ReadAllowList(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array) throw ApiException.Invalid("apiSubnetAllowList must be an array.");
        string[] entries = JsonBody.Texts(list, "apiSubnetAllowList");
        if (entries.Length > MaximumAllowListEntries)
            throw ApiException.Invalid($"apiSubnetAllowList must hold at most {MaximumAllowListEntries} entries.");
        return entries.FirstOrDefault(entry => !IsSubnet(entry)) is { } wrong
            ? throw ApiException.Invalid($"apiSubnetAllowList: '{wrong}' is neither an IP address nor a subnet.")
            : entries;
    }

    /// <summary>Whether the entry is an address with or without a prefix length. Host bits are allowed.</summary>
    private static bool IsSubnet(string entry)
    {
        string[] parts = entry.Split('/', 2);
        if (!IPAddress.TryParse(parts[0], out IPAddress? address)) return false;
        int maximum = address.GetAddressBytes().Length * 8;
        return parts.Length == 1 || (byte.TryParse(parts[1], out byte prefix) && prefix <= maximum);
    }

    [GeneratedRegex(@"\A[a-z][-a-z0-9]{1,61}[a-z0-9]\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex TimePattern();
}
