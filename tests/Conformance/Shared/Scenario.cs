namespace IonosContainerRegistry.Conformance.Shared;

/// <summary>The faults of the requests of a client, which its User-Agent specifies.</summary>
internal static class Scenario
{
    public const string None = "none";
    public const string RetryAfterSeconds = "retry-after-seconds";
    public const string RetryAfterDate = "retry-after-date";
    public const string ServerErrors = "server-errors";
    public const string LostPost = "lost-post";
    public const string LostPut = "lost-put";
    public const string LostPatch = "lost-patch";
    public const string LostDelete = "lost-delete";
    public const string TruncatedBody = "truncated-body";
    public const string BrokenChunk = "broken-chunk";
    public const string SlowOnce = "slow-once";
    public const string Slow = "slow";
    public const string Redirect = "redirect";
    public const string Flood = "flood";
    public const string NotJson = "not-json";
    public const string OddFields = "odd-fields";
    public const string EndlessBody = "endless-body";
    public const string LongWait = "long-wait";
    public const string SecondPageHeld = "second-page-held";

    public static string UserAgent(string scenario) => "conformance/" + scenario;
}
