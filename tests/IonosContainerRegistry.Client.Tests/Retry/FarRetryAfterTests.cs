using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Retry;

/// <summary>Dates at the end of time.</summary>
public class FarRetryAfterTests
{
    private const string EndOfTime = "Fri, 31 Dec 9999 23:59:59 GMT";

    [Theory]
    [InlineData("GET", 429)]
    [InlineData("PATCH", 503)]
    public async Task Retry_After_in_the_year_9999_is_an_ordinary_failure(string method, int status)
    {
        // The server's clock is behind, so that the date is past the end of time by this machine's.
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(Far(method, status));

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync(method));

        Assert.Equal(status, failure.StatusCode);
        Assert.Equal(DateTimeOffset.MaxValue, failure.RetryAfter);
        Assert.Single(sandbox.Service.Requests);
    }

    [Fact]
    public async Task A_POST_that_might_have_acted_is_looked_up_whatever_Retry_After_says()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(Far("POST", 502));

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CreateAsync());

        Assert.Equal(CreationOutcome.Created, failure.Outcome);
        Assert.Equal(DateTimeOffset.MaxValue, failure.RetryAfter);
    }

    private static Fault Far(string method, int status) => new()
    {
        Method = method,
        Apply = method == "POST",
        Status = status,
        Headers = new Dictionary<string, string> { ["Retry-After"] = EndOfTime, ["Date"] = "Sun, 01 Mar 2020 12:00:00 GMT" },
    };
}
