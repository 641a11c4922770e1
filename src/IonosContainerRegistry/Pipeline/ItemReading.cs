using System;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Pipeline;

/// <summary>An item that a cmdlet reads.</summary>
internal sealed class ItemReading<T> : Reading
{
    private readonly RegistryCmdlet _cmdlet;
    private readonly Func<RequestObserver, CancellationToken, Task<ApiResponse<T>>> _request;
    private readonly CallTarget _target;
    private readonly Action<T> _write;
    private readonly CancellationTokenSource _cancellation;
    private Task<ApiResponse<T>>? _response;

    /// <param name="cmdlet">The cmdlet that writes the item.</param>
    /// <param name="request">Sends the request.</param>
    /// <param name="target">What the request is about.</param>
    /// <param name="write">Writes the item.</param>
    public ItemReading(
        RegistryCmdlet cmdlet, Func<RequestObserver, CancellationToken, Task<ApiResponse<T>>> request,
        CallTarget target, Action<T> write)
    {
        _cmdlet = cmdlet;
        _request = request;
        _target = target;
        _write = write;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cmdlet.StopToken);
    }

    public override void Prefetch() => _response ??= _request(_cmdlet.CreateObserver(), _cancellation.Token);

    public override void Write()
    {
        ApiResponse<T> response;
        try
        {
            Prefetch();
            response = _cmdlet.Await(_response!);
            _cmdlet.SetResponseVariables(response.Response);
        }
        catch (RegistryApiException failure)
        {
            _cmdlet.WriteFailure(failure, _target);
            return;
        }

        _write(response.Value);
    }

    public override void Dispose()
    {
        _cancellation.Cancel();
        if (_response is not null) IgnoreFailure(_response);
    }
}
