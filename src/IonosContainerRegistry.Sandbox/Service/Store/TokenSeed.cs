using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Sandbox.Service;

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

    /// <summary>Tokens number <paramref name="first"/> and following, made over the last weeks.</summary>
    public static IEnumerable<TokenRecord> Make(int first, int count, DateTimeOffset now)
    {
        DateTimeOffset today = new(now.Year, now.Month, now.Day, 0, 0, 0, TimeSpan.Zero);
        for (int number = first; number < first + count; number++)
        {
            (string purpose, ScopeRecord[] scopes) = Kinds[number % Kinds.Length];
            yield return new TokenRecord
            {
                Id = Guid.NewGuid(),
                Name = $"{purpose}-{number:D4}",
                Password = Passwords.Next(),
                Status = number % 10 == 0 ? "disabled" : "enabled",
                ExpiryDate = number % 3 == 0 ? null : today.AddDays(2 + (number * 7 % 400)),
                Scopes = scopes,
                CreatedDate = today.AddDays(-1 - (number % 60)).AddMinutes(number % 1440),
            };
        }
    }
}
