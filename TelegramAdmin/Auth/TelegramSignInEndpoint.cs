using Microsoft.AspNetCore.Mvc;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Auth;

/// <summary>What the first page of the Mini App posts to.</summary>
internal static class TelegramSignInEndpoint
{
    public static void MapTelegramSignIn(this IEndpointRouteBuilder open) => open.MapPost("/telegram", SignInAsync);

    private static async Task<IResult> SignInAsync(HttpContext context, TelegramSignIn signIn, SignInThrottle throttle, [FromForm] string? initData, [FromForm] string? bot, [FromForm] string? to)
    {
        if (!throttle.TryBegin(context))
            return Refused(TelegramSignInErrors.TooManyTries);
        if ((await signIn.RunAsync(context, bot, initData)).Failure is { } failure)
            return Refused(failure);
        throttle.Succeeded(context);
        return Results.Json(new TelegramSignInAnswer(AccountEndpoints.Local(to), null, null));
    }

    private static IResult Refused(Failure failure) => Results.Json(new TelegramSignInAnswer(null, failure.Code, failure.Message), statusCode: failure.Kind switch
    {
        FailureKind.Invalid => StatusCodes.Status400BadRequest,
        FailureKind.Unavailable => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status403Forbidden,
    });

    /// <param name="To">The page to go on to; null where nobody was signed in.</param>
    private sealed record TelegramSignInAnswer(string? To, string? Code, string? Message);
}
