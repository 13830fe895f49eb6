using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Features.Channels.Rest;

/// <summary>/channels: followed, read and thrown away; their posts and figures. Channels belong to no bot, so a key that is limited to some bots sees them all.</summary>
internal static class ChannelEndpoints
{
    public static IServiceCollection AddChannelsApi(this IServiceCollection services) => services
        .AddApiErrors(ChannelCodes.All)
        .AddApiJson(ChannelBodies.Default);

    public static void MapChannels(this RouteGroupBuilder api)
    {
        var channels = api.MapGroup("/channels").WithTags("Channels");
        channels.MapGet("", ListAsync).RequireScope(ApiScopes.StatsRead).Produces<ApiPage<ChannelResource>>().Paged()
            .Describe("List channels", "Those that are followed, and those that were: own ones first, then by name. Channels belong to no bot: a key that is limited to some bots sees them all.");
        channels.MapPost("", FollowAsync).RequireScope(ApiScopes.Admin).Produces<ChannelResource>(StatusCodes.Status201Created)
            .Takes<FollowRequest>("""{ "address": "@saltandwords", "is_own": false, "history_posts": 1000 }""")
            .Fails("channel_address_invalid", "channel_depth_invalid", "channel_account_unknown", "channel_known", "channel_no_account", "channel_limit")
            .Describe("Follow a channel", "It is looked up at Telegram a moment later, and its history read as far back as you say: so many posts, or to a time, or all of it.");
        channels.MapGet("/{id}", ReadAsync).RequireScope(ApiScopes.StatsRead).Produces<ChannelResource>().Fails("channel_not_found")
            .Describe("Read a channel", "How it stands, and how far its history has come.");
        channels.MapDelete("/{id}", RemoveAsync).RequireScope(ApiScopes.Admin).Produces(StatusCodes.Status204NoContent).Fails("channel_not_found")
            .Describe("Remove a channel", "With all that was kept of it.");
        channels.MapGet("/{id}/posts", PostsAsync).RequireScope(ApiScopes.StatsRead).Produces<ApiPage<PostResource>>().Paged().Fails("channel_not_found", "channel_days_invalid", "time_zone_unknown")
            .Days().Query("kind", ApiParameterKind.Text, "text, photo, video, album, animation, audio, voice, video_note, document, poll, sticker, location, contact, story or other.")
            .Query("fate", ApiParameterKind.Text, "kept, edited or deleted.").Query("search", ApiParameterKind.Text, "In the text.")
            .Query("sort", ApiParameterKind.Text, "posted, views, engagement, forwards, reactions or comments; the most first. posted without it.")
            .Describe("List posts", "Those too that were deleted since; the channel's own notes are left out, and an album is one post.");
        channels.MapGet("/{id}/posts/{message_id}", PostAsync).RequireScope(ApiScopes.StatsRead).Produces<PostStoryResource>().Fails("channel_not_found", "channel_post_not_found")
            .Describe("Read a post", "With its counters as they were read over time, and what it said before each edit.");
        channels.MapGet("/{id}/series", SeriesAsync).RequireScope(ApiScopes.StatsRead).Produces<SeriesResource>().Fails("channel_not_found", "channel_metric_unknown", "channel_days_invalid", "time_zone_unknown")
            .Query("metric", ApiParameterKind.Text, $"{string.Join(", ", ChannelMetric.All.Select(m => m.Key))}; views without it.").Days()
            .Query("step", ApiParameterKind.Text, "day, week or month; what suits the length without it.")
            .Describe("Read a figure over time", "Each answer says how the figure is counted.");
    }

    private static async Task<IResult> ListAsync(HttpContext context, PageRequest page, ChannelReader reader)
    {
        var start = (int)Math.Clamp(page.After(1)?[0] ?? 0, 0, int.MaxValue - PageRequest.Largest);
        var all = await reader.ListAsync(context.ApiKey().WorkspaceId, context.RequestAborted);
        var shown = all.Skip(start).Take(page.Limit).Select(r => ChannelResource.Of(r.Channel)).ToList();
        return Results.Ok(new ApiPage<ChannelResource>(shown, all.Count > start + page.Limit ? ApiCursor.Of(start + page.Limit) : null));
    }

    private static async Task<IResult> FollowAsync(HttpContext context, Body<FollowRequest> body, FollowChannel follow)
    {
        var draft = new ChannelDraft(body.Value.Address, body.Value.IsOwn, body.Value.AccountId, new HistoryDepth(body.Value.HistoryPosts, body.Value.HistorySince));
        return (await follow.RunAsync(context.ApiKey().WorkspaceId, draft, context.Actor())).TryGet(out var added, out var failure)
            ? Results.Created($"{ApiModule.Current}/channels/{added.Id}", ChannelResource.Of(added))
            : ApiResults.Problem(failure);
    }

    private static async Task<IResult> ReadAsync(HttpContext context, long id, ChannelReader reader) => Results.Ok(ChannelResource.Of((await context.ChannelAsync(id, reader)).Channel));

    private static async Task<IResult> RemoveAsync(HttpContext context, long id, RemoveChannel remove) =>
        (await remove.RunAsync(context.ApiKey().WorkspaceId, id, context.Actor())).Failure is { } failure ? ApiResults.Problem(failure) : Results.NoContent();

    private static async Task<IResult> PostsAsync(HttpContext context, long id, PageRequest page, ChannelReader reader, Core.Channels.Figures.Listing.PostList posts)
    {
        var row = await context.ChannelAsync(id, reader);
        var filter = new PostFilter(context.Days())
        {
            Kind = context.QueryWord<PostKind>("kind"),
            Fate = context.QueryWord<PostFate>("fate"),
            Text = context.QueryText("search"),
            Order = context.QueryWord<PostOrder>("sort") ?? PostOrder.Posted,
        };
        var before = page.After(2) is [var value, var message] ? new PostCursor(value, message) : null;
        var slice = await posts.PageAsync(row.Channel.WorkspaceId, id, filter, before, page.Limit, context.RequestAborted);
        return Results.Ok(new ApiPage<PostResource>([.. slice.Rows.Select(PostResource.Of)], slice.Next is { } next ? ApiCursor.Of(next.Value, next.MessageId) : null));
    }

    private static async Task<IResult> PostAsync(HttpContext context, long id, long message_id, ChannelReader reader, PostReader posts)
    {
        var row = await context.ChannelAsync(id, reader);
        return await posts.FindAsync(row.Channel.WorkspaceId, id, message_id, context.RequestAborted) is { } story ? Results.Ok(PostStoryResource.Of(story)) : ApiResults.Problem(ChannelErrors.PostNotFound);
    }

    private static async Task<IResult> SeriesAsync(HttpContext context, long id, ChannelReader reader, ChannelFigureReader figures)
    {
        var row = await context.ChannelAsync(id, reader);
        var metric = context.Metric();
        var lines = await figures.CompareAsync(row.Channel.WorkspaceId, [id], context.Days(), context.QueryWord<StepLength>("step"), context.RequestAborted);
        return lines is [var line] ? Results.Ok(SeriesResource.Of(metric, line)) : ApiResults.Problem(ChannelErrors.NotFound);
    }
}
