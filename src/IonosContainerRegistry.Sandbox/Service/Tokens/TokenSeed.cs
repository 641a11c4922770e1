using System;
using IonosContainerRegistry.Sandbox.Service.Data;

namespace IonosContainerRegistry.Sandbox.Service.Tokens;

/// <summary>Makes tokens like those of a team: same numbers, same names, scopes and life spans.</summary>
internal static class TokenSeed
{
    private static readonly (string Purpose, ScopeRecord[] Scopes)[] Kinds =
    [
        ("ci", [new("repository", "team-a/*", ["pull", "push"])]),
        ("deploy", [new("repository", "*", ["pull"])]),
        ("developer", [new("repository", "team-a/*", ["pull", "push"]), new("repository", "team-b/*", ["pull"])]),
        ("scanner", [new("registry", "*", ["list"]), new("repository", "*", ["pull"])]),
        ("cleanup", [new("repository", "cache/*", ["pull", "delete"])]),
        ("mirror", []),
    ];

    /// <summary>The token with this number, created within the last weeks.</summary>
    public static TokenRecord Create(SeedValues values, Guid registryId, int number, DateTimeOffset now)
    {
        DateTimeOffset today = new(now.Year, now.Month, now.Day, 0, 0, 0, TimeSpan.Zero);
        (string purpose, ScopeRecord[] scopes) = Kinds[number % Kinds.Length];
        ulong registry = SeedValues.Place(registryId);
        return new TokenRecord
        {
            Id = values.Id(registry, (ulong)number),
            Name = $"{purpose}-{number:D4}",
            Password = values.Password(registry, (ulong)number),
            Status = number % 10 == 0 ? "disabled" : "enabled",
            ExpiryDate = number % 3 == 0 ? null : today.AddDays(2 + (number * 7 % 400)),
            Scopes = scopes,
            CreatedDate = today.AddDays(-1 - (number % 60)).AddMinutes(number % 1440),
        };
    }
}
