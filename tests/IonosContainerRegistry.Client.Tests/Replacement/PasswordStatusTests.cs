using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Replacement;

/// <summary>Whether a password was issued and lost: yes, no, or unknown.</summary>
public class PasswordStatusTests
{
    private static readonly Guid NewId = Guid.Parse("7d4f3a52-9f1c-4a77-8b1e-0d6c5b4a3f21");

    [Fact]
    public async Task A_new_token_has_received_one()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        Assert.Equal(PasswordStatus.Received, (await PutNewAsync(sandbox)).PasswordStatus);
    }

    [Fact]
    public async Task None_was_issued_for_a_token_that_was_replaced()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(PasswordStatus.NotIssued, (await ReplaceAsync(sandbox)).PasswordStatus);
    }

    [Fact]
    public async Task None_was_issued_for_an_older_token_whose_replacement_was_retried()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        sandbox.Service.Faults.Add(new Fault { Method = "PUT", Apply = true, Drop = true, Times = 1 });

        Assert.Equal(PasswordStatus.NotIssued, (await ReplaceAsync(sandbox)).PasswordStatus);
    }

    [Fact]
    public async Task One_was_lost_if_a_token_that_this_client_created_was_removed_elsewhere_and_created_again()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        await PutNewAsync(sandbox);
        sandbox.Service.Store.RemoveToken(sandbox.RegistryId, NewId);
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        sandbox.Service.Faults.Add(new Fault { Method = "PUT", Apply = true, Drop = true, Times = 1 });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => PutNewAsync(sandbox));

        Assert.Equal((CreationOutcome.Created, PasswordStatus.Lost), (failure.Outcome, failure.PasswordStatus));
    }

    [Fact]
    public async Task A_name_that_another_token_has_is_a_conflict_after_a_lost_attempt_too()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        string taken = sandbox.Service.Store.Tokens(sandbox.RegistryId)[0].Name;
        sandbox.Service.Faults.Add(new Fault { Method = "PUT", Drop = true, Times = 1 });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.Client.Tokens.ReplaceAsync(
            sandbox.RegistryId, NewId, new TokenSpec { Name = taken }, null, default));

        Assert.Equal((409, false), (failure.StatusCode, failure.MightHaveBeenApplied));
    }

    [Theory]
    [InlineData(true, false, PasswordStatus.Unknown)]
    [InlineData(true, true, PasswordStatus.Unknown)]
    [InlineData(false, false, PasswordStatus.NotIssued)]
    [InlineData(false, true, PasswordStatus.NotIssued)]
    public async Task It_is_unknown_if_a_token_that_was_created_comes_without_one(
        bool isNew, bool withoutDate, PasswordStatus status)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        sandbox.Service.Faults.Add(new Fault
        {
            Method = "PUT",
            TransformBody = body => JsonText.Remove(
                withoutDate ? JsonText.Remove(body, "metadata.createdDate") : body, "properties.credentials.password"),
        });

        Assert.Equal(status, (isNew ? await PutNewAsync(sandbox) : await ReplaceAsync(sandbox)).PasswordStatus);
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("unreadable")]
    public async Task It_is_unknown_if_a_retry_brings_neither_password_nor_date(string date)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "PUT", Apply = true, Drop = true, Times = 1 });
        sandbox.Service.Faults.Add(new Fault
        {
            Method = "PUT",
            TransformBody = body => date == "absent"
                ? JsonText.Remove(body, "metadata.createdDate")
                : JsonText.Set(body, "metadata.createdDate", JsonValue.Create("long ago")),
        });

        TokenResource token = await PutNewAsync(sandbox);

        Assert.Null(token.Properties!.Credentials!.Password);
        Assert.Equal(PasswordStatus.Unknown, token.PasswordStatus);
    }

    [Fact]
    public async Task None_was_issued_if_the_attempt_before_was_only_refused()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "PUT", Status = 429, Times = 1 });
        sandbox.Service.Faults.Add(
            new Fault { Method = "PUT", TransformBody = body => JsonText.Remove(body, "metadata") });

        Assert.Equal(PasswordStatus.NotIssued, (await ReplaceAsync(sandbox)).PasswordStatus);
    }

    [Theory]
    [InlineData(false, CreationOutcome.OwnershipUnknown)]
    [InlineData(true, CreationOutcome.Created)]
    public async Task A_token_that_an_earlier_call_returned_existed_before_unless_it_was_deleted(
        bool deleted, CreationOutcome outcome)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        await PutNewAsync(sandbox);
        if (deleted) await sandbox.Client.Tokens.DeleteAsync(sandbox.RegistryId, NewId, null, default);
        sandbox.Service.Faults.Add(new Fault { Method = "PUT", Apply = true, Status = 504 });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => PutNewAsync(sandbox));

        Assert.Equal((outcome, !deleted), (failure.Outcome, failure.ExistedBefore));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whether_an_older_token_has_the_requested_properties_is_compared(bool applied)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        sandbox.Service.Faults.Add(new Fault { Method = "PUT", Apply = applied, Status = 504 });
        TokenRecord old = sandbox.Service.Store.Tokens(sandbox.RegistryId)[0];
        TokenSpec spec = new() { Name = old.Name, Status = "disabled" };

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(
            () => sandbox.Client.Tokens.ReplaceAsync(sandbox.RegistryId, old.Id, spec, null, default));

        Assert.Equal((CreationOutcome.OwnershipUnknown, true), (failure.Outcome, failure.ExistedBefore));
        Assert.Equal(applied, failure.MatchesRequest);
        Assert.Equal(PasswordStatus.Unknown, failure.PasswordStatus);
    }

    private static async Task<TokenResource> PutNewAsync(SandboxClient sandbox)
        => (await sandbox.Client.Tokens.ReplaceAsync(
            sandbox.RegistryId, NewId, new TokenSpec { Name = "put-one" }, sandbox.Observer, default)).Value;

    private static async Task<TokenResource> ReplaceAsync(SandboxClient sandbox)
    {
        TokenRecord token = sandbox.Service.Store.Tokens(sandbox.RegistryId)[0];
        return (await sandbox.Client.Tokens.ReplaceAsync(
            sandbox.RegistryId, token.Id, new TokenSpec { Name = token.Name }, null, default)).Value;
    }
}
