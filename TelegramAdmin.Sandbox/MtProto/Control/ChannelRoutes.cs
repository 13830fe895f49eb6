using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace TelegramAdmin.Sandbox.MtProto.Control;

/// <summary>The controls of <see cref="SandboxChannels"/> over HTTP, for the page and for other processes.</summary>
internal static class ChannelRoutes
{
    public static void MapChannelControl(this IEndpointRouteBuilder app, SandboxChannels channels)
    {
        var group = app.MapGroup("/sandbox/channels").AddEndpointFilter(RefuseAsync);
        group.MapGet("/", () => channels.All.Select(ChannelView.Of));
        group.MapPost("/", (AddChannelRequest add) =>
            ChannelView.Of(channels.AddChannel(add.Username, add.Title, add.Posts ?? 0, add.Members ?? 1_000, add.PostsADay, add.Grows ?? false, add.IsRestless ?? false, add.IsPrivate ?? false)));
        MapAccounts(app.MapGroup("/sandbox/tdlib").AddEndpointFilter(RefuseAsync), channels);
        MapOne(group.MapGroup("/{id:long}"), channels);
    }

    private static void MapAccounts(RouteGroupBuilder group, SandboxChannels channels)
    {
        group.MapGet("/calls", () => channels.Calls);
        group.MapGet("/refused", () => channels.Refused);
        group.MapPost("/flood", (FloodRequest flood) => channels.Flood(TimeSpan.FromSeconds(flood.Seconds), flood.Method, flood.Phone));
        group.MapPost("/latency", (LatencyRequest latency) => channels.Latency = TimeSpan.FromMilliseconds(Math.Clamp(latency.Milliseconds, 0, 60_000)));
        group.MapPost("/sessions/end", (PhoneRequest account) => channels.EndSessions(account.Phone));
        group.MapPost("/ban", (PhoneRequest account) => channels.Ban(account.Phone));
        group.MapPost("/codes/expire", (PhoneRequest account) => channels.ExpireCode(account.Phone));
        group.MapPost("/scan", (ScanRequest scan) => new { scanned = scan.Phone is { } phone ? channels.ScanQr(phone, scan.AsksForPassword ?? false) : channels.ScanQr(asksForPassword: scan.AsksForPassword ?? false) });
        group.MapPost("/scans-by-itself", (ScansRequest scans) => channels.ScansByItself = scans.IsOn);
    }

    private static void MapOne(RouteGroupBuilder group, SandboxChannels channels)
    {
        group.MapGet("/", (long id) => ChannelView.Of(channels.Channel(id)));
        group.MapGet("/posts", (long id, int? limit) => channels.Channel(id).Posts(Math.Clamp(limit ?? 100, 1, 1_000)));
        group.MapPost("/posts", (long id, PostRequest post) => new { id = channels.Channel(id).Post(post.Text, post.Kind ?? "text", button: post.Button) });
        group.MapPost("/posts/{post:int}/edit", (long id, int post, TextRequest edit) => channels.Channel(id).Edit(post, edit.Text));
        group.MapPost("/posts/{post:int}/delete", (long id, int post) => channels.Channel(id).Delete(post));
        group.MapPost("/posts/{post:int}/counters", (long id, int post, SandboxCounters counters) => channels.Channel(id).SetCounters(post, counters));
        group.MapPost("/members", (long id, MembersRequest members) => channels.Channel(id).Members = members.Members);
        group.MapPost("/private", (long id) => channels.Channel(id).TurnPrivate());
        group.MapPost("/public", (long id, NameRequest name) => channels.Channel(id).TurnPublic(name.Username));
        group.MapPost("/rename", (long id, TitleRequest title) => channels.Channel(id).Rename(title.Title));
        group.MapPost("/delete", (long id) => channels.Channel(id).Remove());
        group.MapPost("/admit", (long id, PhoneRequest account) => channels.Channel(id).Admit(account.Phone));
    }

    private static async ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ArgumentException wrong)
        {
            return TypedResults.BadRequest(new { error = wrong.Message });
        }
    }
}

/// <summary>A channel with its last posts, as the page draws it.</summary>
internal sealed record ChannelView(long Id, string Title, string? Username, string InviteLink, bool IsGone, long Members, IReadOnlyList<SandboxPost> Posts)
{
    private const int Shown = 5;

    public static ChannelView Of(SandboxChannel channel) =>
        new(channel.Id, channel.Title, channel.Username, channel.InviteLink, channel.IsGone, channel.Members, channel.Posts(Shown));
}

/// <summary>Bodies of the control routes.</summary>
internal sealed record AddChannelRequest(string Username, string Title, int? Posts, long? Members, int? PostsADay, bool? Grows, bool? IsRestless, bool? IsPrivate);

internal sealed record PostRequest(string Text, string? Kind, string? Button);

internal sealed record TextRequest(string Text);

internal sealed record MembersRequest(long Members);

internal sealed record NameRequest(string Username);

internal sealed record TitleRequest(string Title);

internal sealed record PhoneRequest(string Phone);

/// <param name="Method">Null for every request that goes out.</param>
/// <param name="Phone">Null for every account.</param>
internal sealed record FloodRequest(int Seconds, string? Method, string? Phone);

internal sealed record LatencyRequest(int Milliseconds);

internal sealed record ScanRequest(string? Phone, bool? AsksForPassword);

internal sealed record ScansRequest(bool IsOn);
