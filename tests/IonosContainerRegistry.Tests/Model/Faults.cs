using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>All that the service, the network and other people do to a request.</summary>
internal enum FaultKind
{
    // The service refuses the request.
    Status400, Status401, Status403, Status404, Status409, Status422,
    Status429, Status429RetryAtOnce, Status503RetryAtOnce, Status503RetryInYear9999,

    // It's unknown whether the service processed the request.
    Status408, Status500, Status502, Status503, Status504, Dropped,
    Processed500, Processed502, Processed503, Processed504, ProcessedAndDropped,

    // The service processed the request, and the response is invalid.
    Truncated, BrokenChunk, EmptyBody, NoJson, EmptyObject,

    // The service processed the request, and the response has unexpected values.
    OddCreatedDate, NoCreatedDate, OddExpiryDate, OddStatus, OddScopes, OddActions, OddName, OddMetadata,
    NoPassword, MissingPassword, OddPassword, NoCredentials, OtherId, OddId, MissingId, ItemWithoutId, NoItems, NoTotal,

    // Another user changes the same registry.
    NameTakenMeanwhile, NameTakenUnseen, RemovedMeanwhile, ListMoves,
}

/// <summary>A fault for some of the requests of a step: those of a method, or all if it is empty.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Method">The method, or an empty text.</param>
/// <param name="From">How many requests it lets pass first.</param>
/// <param name="Times">How many requests in a row it hits.</param>
internal sealed record PlannedFault(FaultKind Kind, string Method, int From, int Times)
{
    /// <summary>Faults that say what isn't so; what a command concludes from them can't be held against it.</summary>
    public static readonly IReadOnlySet<FaultKind> Lies = new HashSet<FaultKind>
    {
        FaultKind.Status404, FaultKind.Status409, FaultKind.OtherId,
    };

    /// <summary>Faults after which it's unknown whether the service processed the request.</summary>
    public static readonly IReadOnlySet<FaultKind> UnknownOutcomes = Enum.GetValues<FaultKind>()
        .Where(kind => kind is >= FaultKind.Status408 and <= FaultKind.BrokenChunk or FaultKind.NameTakenUnseen)
        .ToHashSet();

    /// <summary>Faults that hide that a password was issued.</summary>
    public static readonly IReadOnlySet<FaultKind> Silences = new HashSet<FaultKind>
    {
        FaultKind.NoPassword, FaultKind.MissingPassword, FaultKind.NoCredentials, FaultKind.EmptyObject,
    };

    private const string GatewayPage = "<html><head><title>Bad gateway</title></head><body>nginx</body></html>";

    public override string ToString() =>
        $"{Kind}: {(Method.Length == 0 ? "request" : Method)} {From}{(Times == 1 ? "" : $" to {From + Times - 1}")}";

    /// <summary>Whether all that a token can't do without is there.</summary>
    public static bool IsOddField(FaultKind kind) => kind is >= FaultKind.OddCreatedDate and <= FaultKind.OddMetadata;

    /// <summary>Whether a fault of that kind makes a difference to requests of that method.</summary>
    public static bool CanHit(FaultKind kind, string method) => method.Length == 0 || kind switch
    {
        FaultKind.ItemWithoutId or FaultKind.NoItems or FaultKind.NoTotal or FaultKind.ListMoves => method == "GET",
        FaultKind.NoPassword or FaultKind.MissingPassword or FaultKind.OddPassword or FaultKind.NoCredentials
            or FaultKind.NameTakenMeanwhile or FaultKind.NameTakenUnseen => method is "POST" or "PUT",
        FaultKind.RemovedMeanwhile => method != "POST",
        >= FaultKind.Truncated and <= FaultKind.MissingId => method != "DELETE",
        _ => true,
    };

    /// <summary>The sandbox's fault for it.</summary>
    public Fault Create(OtherUser other)
    {
        Func<ReceivedRequest, bool> when = Count();
        return Kind switch
        {
            FaultKind.Status429RetryAtOnce => Refusal(when, 429, TimeSpan.Zero),
            FaultKind.Status503RetryAtOnce => Refusal(when, 503, TimeSpan.Zero),
            FaultKind.Status503RetryInYear9999 => new Fault
            {
                When = when,
                Status = 503,
                Headers = new Dictionary<string, string> { ["Retry-After"] = "Fri, 31 Dec 9999 23:59:59 GMT" },
            },
            FaultKind.Dropped => new Fault { When = when, Drop = true },
            FaultKind.ProcessedAndDropped => new Fault { When = when, Apply = true, Drop = true },
            FaultKind.Processed500 => Page(when, 500, true),
            FaultKind.Processed502 => Page(when, 502, true),
            FaultKind.Processed503 => Page(when, 503, true),
            FaultKind.Processed504 => Page(when, 504, true),
            FaultKind.Status502 => Page(when, 502, false),
            FaultKind.Status504 => Page(when, 504, false),
            FaultKind.Truncated => new Fault { When = when, Truncate = true },
            FaultKind.BrokenChunk => new Fault { When = when, BrokenChunk = true },
            FaultKind.EmptyBody => new Fault { When = when, TransformBody = _ => "" },
            FaultKind.NoJson => new Fault { When = when, TransformBody = _ => "OK" },
            FaultKind.EmptyObject => new Fault { When = when, TransformBody = _ => "{}" },
            FaultKind.OddCreatedDate => Odd(when, "createdDate", "rubbish"),
            FaultKind.NoCreatedDate => Missing(when, "createdDate"),
            FaultKind.OddExpiryDate => Odd(when, "expiryDate", "soon"),
            FaultKind.OddStatus => Odd(when, "status", true),
            FaultKind.OddScopes => Odd(when, "scopes", "none"),
            FaultKind.OddActions => Odd(when, "actions", 7),
            FaultKind.OddName => Odd(when, "name", 12),
            FaultKind.OddMetadata => Odd(when, "metadata", "none"),
            FaultKind.NoPassword => Odd(when, "password", ""),
            FaultKind.MissingPassword => Missing(when, "password"),
            FaultKind.OddPassword => Odd(when, "password", new { text = "x" }),
            FaultKind.NoCredentials => Odd(when, "credentials", null),
            FaultKind.OtherId => Odd(when, "id", Guid.NewGuid()),
            FaultKind.OddId => Odd(when, "id", "first"),
            FaultKind.MissingId => Missing(when, "id"),
            FaultKind.ItemWithoutId => new Fault { When = when, ItemWithoutId = 0 },
            FaultKind.NoItems => Odd(when, "items", null),
            FaultKind.NoTotal => Missing(when, "total", "count", "limit"),
            FaultKind.NameTakenMeanwhile => Refusal(After(when, other.TakeName), 429, TimeSpan.Zero),
            FaultKind.NameTakenUnseen => new Fault { When = After(when, other.TakeNameForSomethingElse), Drop = true },
            FaultKind.RemovedMeanwhile => Refusal(After(when, other.Remove), 429, TimeSpan.Zero),
            FaultKind.ListMoves => new Fault { When = when, ChangeStore = _ => other.MoveList() },
            _ => new Fault { When = when, Status = int.Parse(Kind.ToString()[^3..]) },
        };
    }

    private static Fault Refusal(Func<ReceivedRequest, bool> when, int status, TimeSpan retryAfter) =>
        new() { When = when, Status = status, RetryAfter = retryAfter };

    private static Fault Page(Func<ReceivedRequest, bool> when, int status, bool processed) =>
        new() { When = when, Status = status, Body = GatewayPage, ContentType = "text/html", Apply = processed };

    private static Fault Odd(Func<ReceivedRequest, bool> when, string name, object? value) =>
        new() { When = when, OddFields = new Dictionary<string, object?> { [name] = value } };

    private static Fault Missing(Func<ReceivedRequest, bool> when, params string[] names) =>
        new() { When = when, MissingFields = names };

    /// <summary>Has something happen before the service sees a request that is hit.</summary>
    private static Func<ReceivedRequest, bool> After(
        Func<ReceivedRequest, bool> when, Action<ReceivedRequest> happening) => request =>
    {
        if (!when(request)) return false;
        happening(request);
        return true;
    };

    /// <summary>Counts the requests that no fault before this one has hit.</summary>
    private Func<ReceivedRequest, bool> Count()
    {
        int seen = -1;
        return request => (Method.Length == 0 || request.Method == Method)
            && Interlocked.Increment(ref seen) is int number && number >= From && number < From + Times;
    }
}
