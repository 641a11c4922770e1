using Xunit;

namespace IonosContainerRegistry.Tests.Views;

public sealed class ConnectionViewTests
{
    [Fact]
    public void Shows_the_source_of_each_setting_on_a_line()
    {
        IonosCloudConnection connection = new();
        connection.Sources["ApiUrl"] = "environment variable IONOS_API_URL";

        string[] lines = ConnectionView.Sources(connection).Split('\n');

        Assert.Equal("AuthenticationType: default", lines[0]);
        Assert.Equal("ApiUrl: environment variable IONOS_API_URL", lines[1]);
        Assert.Equal(connection.Sources.Count, lines.Length);
    }
}
