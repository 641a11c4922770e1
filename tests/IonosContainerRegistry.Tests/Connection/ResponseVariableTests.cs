using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Connection;

public sealed class ResponseVariableTests : ConnectedSession
{
    private const string Variables = " -StatusCodeVariable status -ResponseHeadersVariable headers";

    [Theory]
    [InlineData("Get-RegistryToken $registry", 200)]
    [InlineData("Get-RegistryToken $registry $ids[0]", 200)]
    [InlineData("Get-ContainerRegistry", 200)]
    [InlineData("Get-ContainerRegistry -RegistryId $registry", 200)]
    [InlineData("New-RegistryToken $registry fresh", 201)]
    [InlineData("Set-RegistryToken $registry $ids[0] -Status disabled", 200)]
    [InlineData("Set-RegistryToken $registry ([guid]::NewGuid()) -Replace -Name fresh", 201)]
    [InlineData("Remove-RegistryToken $registry $ids[0] -Force", 204)]
    public void Contain_status_and_headers_of_the_response(string command, int status)
    {
        Service.Faults.Add(new Fault
        {
            Headers = new Dictionary<string, string> { ["X-Request-Id"] = "abc-123" },
            TransformBody = text => text,
        });

        Succeed(command + Variables);

        Assert.Equal(status, Value("status"));
        Assert.Equal(["abc-123"], Headers["x-request-id"]);
    }

    [Theory]
    [InlineData("Get-RegistryToken $registry $ids[0]", 404)]
    [InlineData("Get-RegistryToken $registry", 403)]
    [InlineData("Set-RegistryToken $registry $ids[0] -Status disabled", 409)]
    [InlineData("Remove-RegistryToken $registry $ids[0] -Force", 401)]
    [InlineData("New-RegistryToken $registry fresh", 400)]
    public void Contain_those_of_a_failed_request(string command, int status)
    {
        Service.Faults.Add(
            new Fault { Status = status, Headers = new Dictionary<string, string> { ["X-Request-Id"] = "abc-123" } });

        Run("$status = $headers = $null; " + command + Variables);

        Assert.Equal(status, Value("status"));
        Assert.Equal(["abc-123"], Headers["X-Request-Id"]);
    }

    [Fact]
    public void Contain_the_last_response_of_the_command()
    {
        Service.Store.RemoveToken(Registry, Tokens[1].Id);

        Run("Get-RegistryToken $registry $ids[0], $ids[1]" + Variables);
        Assert.Equal(404, Value("status"));

        Run("Get-RegistryToken $registry $ids[1], $ids[0]" + Variables);
        Assert.Equal(200, Value("status"));
    }

    [Fact]
    public void Stay_in_the_scope_of_the_caller()
    {
        Assert.Equal(
            [200, "outside"],
            Succeed(
                "$status = 'outside'; & { Get-RegistryToken $registry -StatusCodeVariable status >$null; $status };"
                + " $status")
                .Select(output => output.BaseObject));
    }

    private Dictionary<string, IEnumerable<string>> Headers
        => Assert.IsType<Dictionary<string, IEnumerable<string>>>(Value("headers"));

    private object? Value(string variable)
        => Session.GetVariable(variable) is PSObject wrapped ? wrapped.BaseObject : Session.GetVariable(variable);
}
