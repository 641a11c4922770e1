using System;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Replacement;

public class ReplacementTests
{
    private static readonly Guid NewId = Guid.Parse("7d4f3a52-9f1c-4a77-8b1e-0d6c5b4a3f21");

    [Fact]
    public async Task Creating_by_PUT_brings_the_password()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        ApiResponse<TokenResource> response = await PutNewAsync(sandbox);

        Assert.Equal(201, response.Response.StatusCode);
        Assert.Equal(NewId, response.Value.Id);
        Assert.Equal(
            sandbox.Service.Store.FindToken(sandbox.RegistryId, NewId)!.Password,
            PlainText.Of(response.Value.Properties!.Credentials!.Password));
    }

    [Theory]
    [InlineData("502")]
    [InlineData("drop")]
    [InlineData("truncated")]
    [InlineData("html")]
    public async Task A_first_attempt_that_created_the_token_and_lost_the_password_is_reported(string loss)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(LossOf(loss));

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => PutNewAsync(sandbox));

        string password = sandbox.Service.Store.FindToken(sandbox.RegistryId, NewId)!.Password;
        Assert.Equal(CreationOutcome.Created, failure.Outcome);
        Assert.Equal(NewId, failure.ResourceId);
        Assert.Equal(PasswordStatus.Lost, failure.PasswordStatus);
        Assert.DoesNotContain(password, failure.ToString());
    }

    [Theory]
    [InlineData("502")]
    [InlineData("drop")]
    [InlineData("truncated")]
    public async Task A_retried_replacement_of_an_older_token_isnt_an_error_because_its_password_stays(string loss)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        sandbox.Service.Faults.Add(LossOf(loss));

        await sandbox.CallAsync("PUT");

        Assert.Equal(["PUT", "PUT"], sandbox.Service.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task A_retry_that_brings_a_new_password_is_a_success()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 5, ReplaceIssuesPassword = true });
        sandbox.Service.Faults.Add(LossOf("drop"));

        ApiResponse<TokenResource> response = await PutNewAsync(sandbox);

        Assert.Equal(
            sandbox.Service.Store.FindToken(sandbox.RegistryId, NewId)!.Password,
            PlainText.Of(response.Value.Properties!.Credentials!.Password));
    }

    [Fact]
    public async Task A_retry_after_a_plain_429_has_lost_nothing()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "PUT", Status = 429, Times = 1 });

        ApiResponse<TokenResource> response = await PutNewAsync(sandbox);

        Assert.NotNull(response.Value.Properties!.Credentials!.Password);
    }

    [Fact]
    public async Task If_all_attempts_fail_the_token_that_they_created_is_reported()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "PUT", Apply = true, Status = 504 });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => PutNewAsync(sandbox));

        Assert.Equal(CreationOutcome.Created, failure.Outcome);
        Assert.Equal(504, failure.StatusCode);
        Assert.Equal(5, sandbox.Count("PUT"));
    }

    [Fact]
    public async Task If_all_attempts_fail_and_nothing_was_created_the_token_is_unconfirmed()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "PUT", Status = 504 });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => PutNewAsync(sandbox));

        Assert.Equal(CreationOutcome.Unconfirmed, failure.Outcome);
        Assert.Null(failure.ResourceId);
    }

    [Fact]
    public async Task If_all_attempts_fail_an_older_token_isnt_reported_as_created()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        sandbox.Service.Faults.Add(new Fault { Method = "PUT", Status = 504 });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CallAsync("PUT"));

        Assert.Equal(CreationOutcome.OwnershipUnknown, failure.Outcome);
        Assert.Equal(sandbox.TokenId, failure.ResourceId);
        Assert.True(failure.ExistedBefore);
        Assert.Equal(PasswordStatus.Unknown, failure.PasswordStatus);
    }

    [Fact]
    public async Task Where_reading_fails_too_the_outcome_is_unknown()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "PUT", Apply = true, Status = 504 });
        sandbox.Service.Faults.Add(new Fault { Method = "GET", Status = 403 });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => PutNewAsync(sandbox));

        Assert.Equal(CreationOutcome.Unknown, failure.Outcome);
        Assert.Equal(403, failure.LookupFailure!.StatusCode);
    }

    [Fact]
    public async Task A_refusal_after_an_unclear_attempt_is_looked_into()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(LossOf("drop"));
        sandbox.Service.Faults.Add(new Fault { Method = "PUT", Status = 401 });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => PutNewAsync(sandbox));

        Assert.Equal(CreationOutcome.Created, failure.Outcome);
    }

    [Fact]
    public async Task A_plain_refusal_stays_one()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => sandbox.Client.Tokens.ReplaceAsync(
                sandbox.RegistryId, sandbox.TokenId, new TokenSpec { Name = "renamed" }, null, default));

        Assert.Equal(409, failure.StatusCode);
        Assert.Equal(0, sandbox.Count("GET"));
    }

    private static Task<ApiResponse<TokenResource>> PutNewAsync(SandboxClient sandbox)
        => sandbox.Client.Tokens.ReplaceAsync(
            sandbox.RegistryId, NewId, new TokenSpec { Name = "put-one" }, sandbox.Observer, default);

    private static Fault LossOf(string loss) => loss switch
    {
        "drop" => new Fault { Method = "PUT", Apply = true, Drop = true, Times = 1 },
        "truncated" => new Fault { Method = "PUT", Truncate = true, Times = 1 },
        "html" => new Fault { Method = "PUT", TransformBody = _ => "<html></html>", Times = 1 },
        _ => new Fault { Method = "PUT", Apply = true, Status = int.Parse(loss), Times = 1 },
    };
}
