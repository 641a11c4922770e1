using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>Turns exceptions into the API's error body, and unknown addresses into the gateway's.</summary>
internal sealed class ErrorMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (ApiException exception)
        {
            await WriteAsync(context, exception);
        }
        catch (NameTakenException exception)
        {
            await WriteAsync(context, ApiException.Conflict(exception.Message));
        }

        HttpResponse response = context.Response;
        bool isUnknownAddress = context.GetEndpoint() is null && response.StatusCode == StatusCodes.Status404NotFound;
        if (isUnknownAddress && !response.HasStarted)
        {
            await ServiceJson.Result(new GatewayErrorResponse("Not Found"), StatusCodes.Status404NotFound)
                .ExecuteAsync(context);
        }
    }

    private static Task WriteAsync(HttpContext context, ApiException exception)
    {
        var body = new ErrorResponse(exception.Status, [new ErrorMessage(exception.ErrorCode, exception.Message)]);
        return ServiceJson.Result(body, exception.Status).ExecuteAsync(context);
    }
}
