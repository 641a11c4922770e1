using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Http.Retry;
using IonosContainerRegistry.Client.Http.Transport;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Unit;

/// <summary>The table that the build for .NET Framework relies on, and what is told of a failure on either.</summary>
public class TransportFailureTests
{
    private const string Secret = "http://user:S3NT1NEL@proxy.example.org:8080/";

    [Theory]
    [InlineData(WebExceptionStatus.ConnectFailure, true)]
    [InlineData(WebExceptionStatus.NameResolutionFailure, true)]
    [InlineData(WebExceptionStatus.ProxyNameResolutionFailure, true)]
    [InlineData(WebExceptionStatus.SecureChannelFailure, true)]
    [InlineData(WebExceptionStatus.TrustFailure, true)]
    [InlineData(WebExceptionStatus.RequestProhibitedByProxy, true)]
    [InlineData(WebExceptionStatus.SendFailure, false)]
    [InlineData(WebExceptionStatus.ReceiveFailure, false)]
    [InlineData(WebExceptionStatus.ConnectionClosed, false)]
    [InlineData(WebExceptionStatus.KeepAliveFailure, false)]
    [InlineData(WebExceptionStatus.PipelineFailure, false)]
    [InlineData(WebExceptionStatus.ServerProtocolViolation, false)]
    [InlineData(WebExceptionStatus.Timeout, false)]
    [InlineData(WebExceptionStatus.UnknownError, false)]
    public void On_NET_Framework_only_a_connection_that_was_not_made_sent_nothing(
        WebExceptionStatus status, bool notSent)
    {
        HttpRequestException failure = new(Secret, new WebException(Secret, status));

        Assert.Equal(notSent, TransportFailure.WasNotSent(failure));
        Assert.Equal(notSent, RetryClassifier.ShouldRetry(HttpMethod.Post, failure));
        Assert.True(RetryClassifier.ShouldRetry(HttpMethod.Delete, failure));
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, true)]
    [InlineData(HttpRequestError.ConnectionError, true)]
    [InlineData(HttpRequestError.SecureConnectionError, true)]
    [InlineData(HttpRequestError.ProxyTunnelError, true)]
    [InlineData(HttpRequestError.ResponseEnded, false)]
    [InlineData(HttpRequestError.InvalidResponse, false)]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, false)]
    [InlineData(HttpRequestError.Unknown, false)]
    public void On_NET_only_a_connection_that_was_not_made_sent_nothing(HttpRequestError error, bool notSent)
    {
        HttpRequestException failure = new(error, Secret);

        Assert.Equal(notSent, TransportFailure.WasNotSent(failure));
        Assert.Equal(notSent, RetryClassifier.ShouldRetry(HttpMethod.Post, failure));
    }

    [Theory]
    [InlineData(SocketError.HostUnreachable)]
    [InlineData(SocketError.NetworkUnreachable)]
    [InlineData(SocketError.ConnectionReset)]
    [InlineData(SocketError.ConnectionRefused)]
    public void An_established_connection_can_end_with_any_socket_error(SocketError error)
    {
        HttpRequestException failure = new(
            HttpRequestError.Unknown, "x", new IOException("x", new SocketException((int)error)));

        Assert.False(TransportFailure.WasNotSent(failure));
        Assert.False(RetryClassifier.ShouldRetry(HttpMethod.Post, failure));
    }

    [Fact]
    public void A_certificate_that_was_rejected_sent_nothing_and_is_not_tried_again()
    {
        HttpRequestException failure = new("x", new AuthenticationException("x"));

        Assert.True(TransportFailure.WasNotSent(failure));
        Assert.False(RetryClassifier.ShouldRetry(HttpMethod.Get, failure));
    }

    [Fact]
    public void No_description_quotes_a_message_of_the_HTTP_stack()
    {
        foreach (HttpRequestError error in Enum.GetValues<HttpRequestError>())
            AssertHarmless(new HttpRequestException(error, Secret, new HttpIOException(error, Secret)));
        foreach (WebExceptionStatus status in Enum.GetValues<WebExceptionStatus>())
            AssertHarmless(new HttpRequestException(Secret, new WebException(Secret, status)));
        AssertHarmless(new IOException(Secret));
        AssertHarmless(new IOException(Secret, new InvalidDataException(Secret)));
        AssertHarmless(new HttpRequestException(Secret, new AuthenticationException(Secret)));
        AssertHarmless(new HttpRequestException(Secret, new SocketException((int)SocketError.ConnectionRefused)));
    }

    [Theory]
    [InlineData(SecurityProtocolType.SystemDefault, SslProtocols.None)]
    [InlineData(SecurityProtocolType.Tls12, SslProtocols.None)]
    [InlineData(SecurityProtocolType.Tls13, SslProtocols.None)]
#pragma warning disable CS0618, SYSLIB0039, SYSLIB0014 // The defaults of old processes are what this is about.
    [InlineData(SecurityProtocolType.Tls | SecurityProtocolType.Tls12, SslProtocols.None)]
    [InlineData(SecurityProtocolType.Ssl3 | SecurityProtocolType.Tls, SslProtocols.Tls12)]
    [InlineData(SecurityProtocolType.Tls | SecurityProtocolType.Tls11, SslProtocols.Tls12)]
#pragma warning restore CS0618, SYSLIB0039, SYSLIB0014
    public void TLS_1_2_is_chosen_if_the_process_does_not_allow_it(SecurityProtocolType process, SslProtocols chosen)
        => Assert.Equal(chosen, PrimaryHandlerFactory.ChooseTlsVersion(process));

    private static void AssertHarmless(Exception failure)
    {
        string description = TransportFailure.Describe(failure);
        Assert.NotEmpty(description);
        Assert.DoesNotContain("S3NT1NEL", description);
    }
}
