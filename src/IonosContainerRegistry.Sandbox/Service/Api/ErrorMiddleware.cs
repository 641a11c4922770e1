using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>Turns refusals into the API's error body, and unknown addresses into its other one.</summary>
internal sealed class ErrorMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        try
        {
            await next(context);
        }
        catch (ApiFailure failure)
        {
            await JsonAnswer.SendErrorAsync(response, failure.Status, failure.ErrorCode, failure.Message);
        }
        catch (NameTakenException taken)
        {
            await JsonAnswer.SendErrorAsync(response, StatusCodes.Status409Conflict, "paas-conflict-1", taken.Message);
        }

        bool isUnknownAddress = context.GetEndpoint() is null && response.StatusCode == StatusCodes.Status404NotFound;
        if (isUnknownAddress && !response.HasStarted)
        {
            await JsonAnswer.SendAsync(response, StatusCodes.Status404NotFound, json =>
            {
                json.WriteStartObject();
                json.WriteString("msg", "Not Found");
                json.WriteEndObject();
            });
        }
    }
}
