using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Repositories;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Content;

public class RepositoryTests
{
    [Theory]
    [InlineData(0, 100, 1)]
    [InlineData(99, 100, 1)]
    [InlineData(100, 100, 2)]
    [InlineData(101, 100, 2)]
    [InlineData(250, 100, 3)]
    [InlineData(12, 5, 3)]
    public async Task All_repositories_come_by_name_although_the_list_has_no_total(int count, int pageSize,
        int requests)
    {
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions { Repositories = count });

        Listing<RepositoryResource> listing = await ReadAsync(sandbox,
            request: new PageRequest { PageSize = pageSize });

        Assert.Equal(
            sandbox.Service.Store.Repositories(sandbox.RegistryId).Select(repository => repository.Name).Order(
                StringComparer.Ordinal),
            listing.Items.Select(repository => repository.Name));
        Assert.Empty(listing.Warnings);
        Assert.Equal(requests, sandbox.Service.Requests.Count);
        Assert.All(sandbox.Service.Requests, request => Assert.Contains("?orderBy=name&", request.Query,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Five_repositories_are_one_request_of_five()
    {
        await using SandboxClient sandbox = await StartAsync();

        Listing<RepositoryResource> listing = await ReadAsync(
            sandbox, new RepositoryQuery { OrderBy = "-pullCount" }, new PageRequest { First = 5 });

        Assert.Equal(
            $"GET /registries/{sandbox.RegistryId}/repositories?orderBy=-pullCount&offset=0&limit=5", Assert.Single(
                sandbox.Sent));
        Assert.Equal(5, listing.Items.Count);
        Assert.True(listing.Items[0].Metadata!.PullCount > int.MaxValue);
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public async Task Filters_are_sent_with_their_special_characters()
    {
        await using SandboxClient sandbox = await StartAsync();

        Listing<RepositoryResource> listing = await ReadAsync(
            sandbox, new RepositoryQuery { Name = "team-a/p", Severity = "critical" });

        Assert.Equal(
            $"GET /registries/{sandbox.RegistryId}/repositories?filter.name=team-a%2Fp"
            + "&filter.vulnerabilitySeverity=critical&orderBy=name&offset=0&limit=100",
            Assert.Single(sandbox.Sent));
        Assert.All(listing.Items, repository => Assert.Equal("critical", repository.Metadata!.LastSeverity));
    }

    [Fact]
    public async Task What_a_scan_has_not_filled_is_null_and_counts_have_64_bits()
    {
        await using SandboxClient sandbox = await StartAsync();
        Guid unscanned = sandbox.Service.Store.Registries[1].Id;

        Listing<RepositoryResource> listing = await Listing<RepositoryResource>.ReadAsync(
            sandbox.Client.Repositories.List(unscanned, new RepositoryQuery(), new PageRequest(), null));

        Assert.NotEmpty(listing.Items);
        Assert.All(listing.Items, repository =>
        {
            Assert.Null(repository.Metadata!.LastSeverity);
            Assert.Equal(10, repository.Metadata.ArtifactCount);
            Assert.NotNull(repository.Metadata.LastPushedAt);
            Assert.Empty(repository.UnreadableFields);
        });
    }

    [Theory]
    [InlineData("team-b/search/indexer")]
    [InlineData("docs")]
    [InlineData("a/../b")]
    [InlineData("a%2Fb")]
    [InlineData("ü ?#&+;=@:[]!*'()")]
    public async Task A_name_is_one_segment_of_the_path_whatever_it_contains(string name)
    {
        await using SandboxClient sandbox = await StartAsync();
        sandbox.Service.Store.PutRepository(sandbox.RegistryId, RepositoryRecord.Create(name, []));

        ApiResponse<RepositoryResource> repository =
            await sandbox.Client.Repositories.GetAsync(sandbox.RegistryId, name, null, default);
        ResponseMetadata deleted = await sandbox.Client.Repositories.DeleteAsync(sandbox.RegistryId, name, null,
            default);

        Assert.Equal(name, repository.Value.Name);
        Assert.Equal(204, deleted.StatusCode);
        Assert.Null(sandbox.Service.Store.FindRepository(sandbox.RegistryId, name));
        Assert.All(sandbox.Service.Requests, request => Assert.Equal(
            $"/containerregistries/registries/{sandbox.RegistryId}/repositories/{Uri.EscapeDataString(name)}",
                request.Target));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_name_that_would_lead_to_another_resource_is_not_sent(string name)
    {
        await using SandboxClient sandbox = await StartAsync();

        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => sandbox.Client.Repositories.DeleteAsync(sandbox.RegistryId, name, null, default));

        Assert.Equal(FailureDetail.UnsendableAddress, failure.Detail);
        Assert.Equal(0, failure.Attempts);
        Assert.False(failure.MightHaveBeenApplied);
        Assert.Empty(sandbox.Service.Requests);
        Assert.Equal(3, sandbox.Service.Store.Registries.Count);
    }

    [Fact]
    public async Task A_user_name_is_refused_where_only_a_token_is_accepted()
    {
        await using SandboxClient sandbox = await StartWithBasicAsync();

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => ReadAsync(sandbox));
        var single = await Assert.ThrowsAsync<RegistryApiException>(
            () => sandbox.Client.Repositories.GetAsync(sandbox.RegistryId, "docs", null, default));

        Assert.Equal((401, FailureDetail.BearerTokenRequired), (failure.StatusCode, failure.Detail));
        Assert.Equal((401, FailureDetail.BearerTokenRequired), (single.StatusCode, single.Detail));
    }

    [Fact]
    public async Task A_refused_token_and_a_refused_user_of_other_endpoints_are_plain_failures()
    {
        await using SandboxClient withToken = await StartAsync(
            configure: settings => settings.Token = new NetworkCredential("", "another").SecurePassword);
        await using SandboxClient withUser = await StartWithBasicAsync(settings
            => settings.UserName = "another@example.com");

        var token = await Assert.ThrowsAsync<RegistryApiException>(() => ReadAsync(withToken));
        var user = await Assert.ThrowsAsync<RegistryApiException>(() => withUser.CallAsync("GET"));

        Assert.Equal((401, FailureDetail.None), (token.StatusCode, token.Detail));
        Assert.Equal((401, FailureDetail.None), (user.StatusCode, user.Detail));
    }

    [Fact]
    public async Task A_user_name_deletes_a_repository()
    {
        await using SandboxClient sandbox = await StartWithBasicAsync();

        await sandbox.Client.Repositories.DeleteAsync(sandbox.RegistryId, "team-a/payments", null, default);

        Assert.Null(sandbox.Service.Store.FindRepository(sandbox.RegistryId, "team-a/payments"));
    }

    [Fact]
    public async Task Deleting_a_repository_twice_is_a_failure_unless_the_first_response_was_lost()
    {
        await using SandboxClient sandbox = await StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "DELETE", Apply = true, Drop = true, Times = 1 });

        await sandbox.Client.Repositories.DeleteAsync(sandbox.RegistryId, "docs", null, default);
        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => sandbox.Client.Repositories.DeleteAsync(sandbox.RegistryId, "docs", null, default));

        Assert.Equal(404, failure.StatusCode);
    }

    [Fact]
    public async Task Repositories_that_move_come_once_each()
    {
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions { Repositories = 300 });
        string[] before = [.. sandbox.Service.Store.Repositories(sandbox.RegistryId).Select(repository
            => repository.Name)];
        sandbox.Service.Faults.Add(new Fault
        {
            Operation = Operations.ListRepositories,
            Apply = true,
            Times = 4,
            ChangeStore = store => store.MoveRepositories(sandbox.RegistryId),
        });

        Listing<RepositoryResource> listing = await ReadAsync(
            sandbox, new RepositoryQuery { OrderBy = "-lastPush" }, new PageRequest { PageSize = 50 });

        string[] after = [.. sandbox.Service.Store.Repositories(sandbox.RegistryId).Select(repository
            => repository.Name)];
        string[] read = [.. listing.Items.Select(repository => repository.Name!)];
        Assert.Equal(read.Distinct(), read);
        Assert.Superset(before.Intersect(after).ToHashSet(), read.ToHashSet());
        Assert.DoesNotContain(listing.Warnings, warning => warning.Kind is ListWarningKind.Incomplete);
    }

    [Fact]
    public async Task A_service_that_returns_the_first_page_again_ends_in_a_warning()
    {
        await using SandboxClient sandbox = await StartAsync(
            new RegistryServiceOptions { Repositories = 30, IgnoresOffset = true });

        Listing<RepositoryResource> listing = await ReadAsync(sandbox, request: new PageRequest { PageSize = 10 });

        Assert.Equal(listing.Items.Select(repository => repository.Name).Distinct().Count(), listing.Items.Count);
        Assert.Equal(ListWarningKind.RepeatedPages, Assert.Single(listing.Warnings).Kind);
        Assert.InRange(sandbox.Service.Requests.Count, 2, 20);
    }

    [Fact]
    public async Task Links_past_the_end_are_not_followed()
    {
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions { NextLinkStaysFilled = true });

        Listing<RepositoryResource> listing = await ReadAsync(sandbox);

        Assert.Equal(12, listing.Items.Count);
        Assert.Single(sandbox.Service.Requests);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"items\":null}")]
    [InlineData("{\"items\":[]}")]
    public async Task Missing_items_are_an_empty_list(string body)
    {
        await using SandboxClient sandbox = await StartAsync();
        sandbox.Service.Faults.Add(new Fault { Body = body });

        Listing<RepositoryResource> listing = await ReadAsync(sandbox);

        Assert.Empty(listing.Items);
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public async Task An_odd_field_costs_neither_the_repository_nor_the_list()
    {
        await using SandboxClient sandbox = await StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            Apply = true,
            TransformBody = text => JsonText.Set(JsonText.Set(text, "items[1].metadata.pullCount", "many"),
                "items[2].id", null)
                .Replace("\"name\":\"" + ThirdName(sandbox) + "\"", "\"name\":null", StringComparison.Ordinal),
        });

        Listing<RepositoryResource> listing = await ReadAsync(sandbox);

        Assert.Equal(1, listing.Unidentified);
        Assert.Equal(11, listing.Items.Count);
        Assert.Null(listing.Items[1].Metadata!.PullCount);
        Assert.Equal(["metadata.pullCount"], listing.Items[1].UnreadableFields);
    }

    [Theory]
    [InlineData("-pullCount", 0)]
    [InlineData("pullCount", long.MaxValue)]
    public async Task Another_order_than_the_requested_one_is_said_once(string order, long misplaced)
    {
        await using SandboxClient sandbox = await StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            Apply = true,
            Times = 2,
            TransformBody = text => JsonText.Set(text, "items[1].metadata.pullCount", misplaced),
        });

        Listing<RepositoryResource> listing = await ReadAsync(
            sandbox, new RepositoryQuery { OrderBy = order }, new PageRequest { PageSize = 6 });

        Assert.Equal(12, listing.Items.Count);
        Assert.True(sandbox.Service.Requests.Count > 1);
        Assert.Equal(ListWarningKind.OutOfOrder, Assert.Single(listing.Warnings).Kind);
    }

    [Fact]
    public async Task Each_documented_order_is_accepted_and_kept()
    {
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions { Repositories = 40 });

        foreach (string order in RepositoriesClient.Orders)
        {
            Listing<RepositoryResource> listing = await ReadAsync(
                sandbox, new RepositoryQuery { OrderBy = order }, new PageRequest { PageSize = 7 });

            Assert.Equal(40, listing.Items.Count);
            Assert.Empty(listing.Warnings);
        }

        Assert.Equal(11, RepositoriesClient.Orders.Count);
        Assert.DoesNotContain("-name", RepositoriesClient.Orders);
    }

    private static string ThirdName(SandboxClient sandbox) => sandbox.Service.Store.Repositories(sandbox.RegistryId)
        .Select(repository => repository.Name).Order(StringComparer.Ordinal).ElementAt(2);

    private static Task<SandboxClient> StartAsync(
        RegistryServiceOptions? options = null, Action<ClientSettings>? configure = null)
        => SandboxClient.StartAsync(options ?? new RegistryServiceOptions(), configure);

    private static Task<SandboxClient> StartWithBasicAsync(Action<ClientSettings>? configure = null)
    {
        RegistryServiceOptions options = new();
        return StartAsync(options, settings =>
        {
            settings.Token = null;
            settings.UserName = options.UserName;
            settings.Password = new NetworkCredential("", options.Password).SecurePassword;
            configure?.Invoke(settings);
        });
    }

    private static Task<Listing<RepositoryResource>> ReadAsync(
        SandboxClient sandbox, RepositoryQuery? query = null, PageRequest? request = null)
        => Listing<RepositoryResource>.ReadAsync(sandbox.Client.Repositories.List(
            sandbox.RegistryId, query ?? new RepositoryQuery(), request ?? new PageRequest(), sandbox.Observer));
}
