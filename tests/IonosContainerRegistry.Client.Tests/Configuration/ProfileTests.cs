using System;
using System.IO;
using IonosContainerRegistry.Client.Configuration;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Configuration;

public sealed class ProfileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_warning_has_the_setting_and_its_place()
    {
        ConfigurationProfile profile = Read("""
            profiles:
            - name: Work
              credentials: { token: secret }
            environments:
            - name: prod
              products:
              - name: dns
              - name: containerregistry
                endpoints:
                - name: example.org
                  timeout: 5
            failover: none
            """);

        Assert.Collection(
            profile.Warnings,
            warning =>
            {
                Assert.Equal(ConfigurationWarningKind.UnknownSetting, warning.Kind);
                Assert.Equal("timeout", warning.Setting);
                AssertPlace(warning.Place, "work", "prod", "products[1].endpoints[0]", 11);
            },
            warning =>
            {
                Assert.Equal("failover", warning.Setting);
                AssertPlace(warning.Place, null, null, null, 12);
            });
    }

    [Fact]
    public void An_environment_without_a_name_is_known_by_its_position()
    {
        ConfigurationProfile profile = Read("""
            profiles:
            - { name: work, credentials: { token: secret } }
            environments:
            - products:
              - name: containerregistry
                endpoints: [ { name: example.org, location: de/fra } ]
            """);

        ConfigurationWarning warning = Assert.Single(profile.Warnings);
        Assert.Equal(ConfigurationWarningKind.LocationEndpoint, warning.Kind);
        AssertPlace(warning.Place, "work", null, "environments[0].products[0]", 5);
    }

    [Theory]
    [InlineData(", credentials: [ secret ]", ConfigurationProblem.NotMapping, null, "credentials")]
    [InlineData(", credentials: { token: [ secret ] }", ConfigurationProblem.NotString, "token", "credentials")]
    [InlineData(", credentials: { username: secret }", ConfigurationProblem.MissingField, "password", "credentials")]
    [InlineData("", ConfigurationProblem.NoCredentials, null, null)]
    public void A_problem_of_a_profile_has_its_field_and_its_place(
        string fields, ConfigurationProblem problem, string? field, string? section)
    {
        ConfigurationException fault = Fail($"profiles:\n- {{ name: work{fields} }}");

        Assert.Equal(problem, fault.Problem);
        Assert.Equal(field, fault.Field);
        AssertPlace(fault.Place, "work", null, section, 2);
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_profiles_of_one_name_are_counted()
    {
        ConfigurationException fault = Fail("profiles: [ { name: work }, { name: WORK }, { name: other } ]");

        Assert.Equal(ConfigurationProblem.DuplicateProfile, fault.Problem);
        Assert.Equal(2, fault.ProfileCount);
    }

    [Fact]
    public void The_reason_why_a_value_is_invalid_is_the_inner_exception()
    {
        ConfigurationException fault = Fail("""
            profiles:
            - { name: work, environment: prod, credentials: { token: secret } }
            environments:
            - name: prod
              products:
              - name: containerregistry
                endpoints:
                - name: https://me:secret@example.org
            """);

        Assert.Equal(ConfigurationProblem.InvalidField, fault.Problem);
        Assert.Equal("name", fault.Field);
        Assert.IsType<FormatException>(fault.InnerException);
        AssertPlace(fault.Place, "work", "prod", "products[0].endpoints[0]", 8);
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
    }

    private void AssertPlace(
        ConfigurationPlace place, string? profile, string? environment, string? section, long line)
    {
        Assert.Equal(_path, place.Path);
        Assert.Equal(profile, place.Profile);
        Assert.Equal(environment, place.Environment);
        Assert.Equal(section, place.Section);
        Assert.Equal(line, place.Line);
    }

    private ConfigurationException Fail(string yaml) => Assert.Throws<ConfigurationException>(() => Read(yaml));

    private ConfigurationProfile Read(string yaml)
    {
        File.WriteAllText(_path, yaml);
        return ConfigurationFile.ReadProfile(_path, "work");
    }
}
