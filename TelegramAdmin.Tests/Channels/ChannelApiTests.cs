using System.Net;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Channels.Figures;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels;

/// <summary>Another program that reads channels.</summary>
public sealed class ChannelApiTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 15, 12, 34, 0, TimeSpan.Zero);

    [Theory, OnBothDatabases]
    public async Task AProgram_ReadsChannelsPostsAndFigures(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, new HandClock(Now));
        var channel = await SeededAsync(app);
        using var program = await app.ProgramAsync(ApiScopes.StatsRead);
        var path = $"/api/v1/channels/{channel.Id}";

        var list = (await program.GetAsync("/api/v1/channels")).Json;
        Assert.Equal("salt", list.GetProperty("items")[0].GetProperty("title").GetString());
        Assert.Equal("not_followed", (await program.GetAsync(path)).Json.GetProperty("state").GetString());

        var first = (await program.GetAsync($"{path}/posts?limit=2&sort=views")).Json;
        Assert.Equal([3_000, 2_000], first.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("views").GetInt32()));
        var rest = (await program.GetAsync($"{path}/posts?limit=2&sort=views&cursor={first.GetProperty("next_cursor").GetString()}")).Json;
        Assert.Equal(1_000, Assert.Single(rest.GetProperty("items").EnumerateArray()).GetProperty("views").GetInt32());
        Assert.Equal(3, Assert.Single((await program.GetAsync($"{path}/posts?fate=deleted")).Json.GetProperty("items").EnumerateArray()).GetProperty("message_id").GetInt32());
        Assert.Empty((await program.GetAsync($"{path}/posts?kind=video_note")).Json.GetProperty("items").EnumerateArray());

        var story = (await program.GetAsync($"{path}/posts/2")).Json;
        Assert.Equal([500, 2_000], story.GetProperty("snapshots").EnumerateArray().Select(s => s.GetProperty("views").GetInt32()));
        Assert.Equal("It said so before", Assert.Single(story.GetProperty("versions").EnumerateArray()).GetProperty("text").GetString());
        Assert.Equal(12, story.GetProperty("post").GetProperty("reaction_kinds").GetProperty("👍").GetInt32());

        var series = (await program.GetAsync($"{path}/series?metric=views&from=2026-05-13&to=2026-05-15&time_zone=Europe/Lisbon")).Json;
        Assert.Equal(1_500, series.GetProperty("value").GetDouble()); // Without the one that was deleted.
        Assert.Equal(["2026-05-13", "2026-05-14", "2026-05-15"], series.GetProperty("points").EnumerateArray().Select(p => p.GetProperty("from").GetString()!));
        Assert.Equal(1, series.GetProperty("points")[1].GetProperty("posts").GetInt32());
        Assert.Contains("÷", series.GetProperty("formula").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeMeant_IsRefusedWithItsCode()
    {
        await using var app = await RunningApp.StartAsync(DatabaseProvider.Sqlite, new HandClock(Now));
        var channel = await SeededAsync(app);
        using var reader = await app.ProgramAsync(ApiScopes.StatsRead);
        using var admin = await app.ProgramAsync(ApiScopes.Admin);
        var path = $"/api/v1/channels/{channel.Id}";

        Assert.Equal("channel_not_found", (await reader.GetAsync("/api/v1/channels/999999")).Code);
        Assert.Equal("channel_post_not_found", (await reader.GetAsync($"{path}/posts/999")).Code);
        Assert.Equal("channel_metric_unknown", (await reader.GetAsync($"{path}/series?metric=likes")).Code);
        Assert.Equal("channel_days_invalid", (await reader.GetAsync($"{path}/series?from=2026-05-15&to=2026-05-01")).Code);
        Assert.Equal("channel_days_invalid", (await reader.GetAsync($"{path}/posts?from=yesterday")).Code);
        Assert.Equal("time_zone_unknown", (await reader.GetAsync($"{path}/series?time_zone=Mars/Base")).Code);
        Assert.Equal("cursor_invalid", (await reader.GetAsync($"{path}/posts?cursor=abc")).Code);
        Assert.Equal("parameter_invalid", (await reader.GetAsync($"{path}/posts?sort=likes")).Code);
        Assert.Equal("scope_missing", (await reader.PostAsync("/api/v1/channels", """{ "address": "@salt" }""")).Code);
        Assert.Equal("scope_missing", (await reader.DeleteAsync(path)).Code);
        Assert.Equal("channel_no_account", (await admin.PostAsync("/api/v1/channels", """{ "address": "@pepper" }""")).Code);
        Assert.Equal("channel_address_invalid", (await admin.PostAsync("/api/v1/channels", """{ "address": "not a channel" }""")).Code);
        Assert.Equal("channel_depth_invalid", (await admin.PostAsync("/api/v1/channels", """{ "address": "@pepper", "history_posts": 0 }""")).Code);
        Assert.Equal("channel_known", (await admin.PostAsync("/api/v1/channels", """{ "address": "t.me/Salt" }""")).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync(path)).Status);
        Assert.Equal("channel_not_found", (await reader.GetAsync(path)).Code);
    }

    private static async Task<KeptChannel> SeededAsync(RunningApp app)
    {
        var channel = await KeptChannel.AddAsync(app.Storage, "salt", Now);
        channel.Post(Now.AddDays(-2), 1_000);
        var second = channel.Post(Now.AddDays(-1), 2_000, text: "It says so now");
        (second.ReactionKinds, second.Reactions) = ("""{"👍":12}""", 12);
        channel.Post(Now.AddHours(-1), 3_000).DeletedAt = Now;
        await channel.KeepAsync(app.Storage);
        await app.Storage.WriteAsync(WorkspaceId.Default, db =>
        {
            db.PostSnapshots.AddRange(Snapshot(second.PostedAt.AddHours(1), 500), Snapshot(second.PostedAt.AddHours(20), 2_000));
            db.PostVersions.Add(new PostVersion { WorkspaceId = WorkspaceId.Default, ChannelId = channel.Id, MessageId = 2, Kind = PostKind.Text, Text = "It said so before", ReplacedAt = second.PostedAt.AddHours(2) });
            return Task.CompletedTask;
        });
        return channel;

        PostSnapshot Snapshot(DateTimeOffset at, long views) => new() { ChannelId = channel.Id, MessageId = 2, TakenAt = at, WorkspaceId = WorkspaceId.Default, Views = views };
    }
}
