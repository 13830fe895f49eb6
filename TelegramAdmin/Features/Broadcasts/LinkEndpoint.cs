using Microsoft.AspNetCore.Http.HttpResults;
using TelegramAdmin.Core.Campaigns.Pressing;
using TelegramAdmin.Core.Campaigns.Writing.Buttons;

namespace TelegramAdmin.Features.Broadcasts;

/// <summary><c>GET /go/{token}</c>: a link under a message for many. Counts the press and leads on; only to addresses that we sealed ourselves.</summary>
internal static class LinkEndpoint
{
    private const string Gone = "This link leads nowhere. Go back to the chat and press the button again.";

    public static void MapCampaignLinks(this IEndpointRouteBuilder app) => app.MapGet($"/{TrackedLinks.Path}/{{token}}", FollowAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<Results<RedirectHttpResult, ContentHttpResult>> FollowAsync(string token, FollowLink follow, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store"; // Each press is to be seen.
        return await follow.RunAsync(token) is { } address
            ? TypedResults.Redirect(new Uri(address).AbsoluteUri)
            : TypedResults.Text(Gone, statusCode: StatusCodes.Status404NotFound);
    }
}
