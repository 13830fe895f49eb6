using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Search;

/// <summary>One of each kind, by the doors that people and programs take.</summary>
public sealed class AllKindsTests
{
    // What an operator may not open is found by nobody below an admin.
    private static readonly SearchKind[] ForAdmins = [SearchKind.Rule, SearchKind.Question, SearchKind.Bot, SearchKind.Webhook, SearchKind.AuditEntry];

    [Theory, OnBothDatabases]
    public async Task OneOfEach_IsFoundByWords_IdAndAmount_OnThePageAndByPrograms_AsFarAsTheRoleReaches(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var each = await OneOfEach.AddAsync(app);
        using var program = await app.ProgramAsync(ApiScopes.Admin);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, (await program.PostAsync("/api/v1/send", $$"""{ "chat_id": {{each.Person.Id}}, "text": "A walrus was seen" }""")).Status);
        await Eventually.TrueAsync(async () => (await KindsAsync(program, "walrus")).Count == Enum.GetValues<SearchKind>().Length, "one of each is found by its words");

        // By programs: by words, within a word, by id and by amount.
        Assert.Equal(Enum.GetValues<SearchKind>().Order(), (await KindsAsync(program, "walrus")).Order());
        Assert.Equal([SearchKind.Person], await KindsAsync(program, "gourmet", "person"));
        Assert.Equal([SearchKind.Person], await KindsAsync(program, $"id:{each.Person.Id}", "person"));
        Assert.Equal([SearchKind.Payment], await KindsAsync(program, "12.34"));
        Assert.Equal([SearchKind.Product], await KindsAsync(program, "id:prod_Walrus9"));
        Assert.Equal([SearchKind.Bot], await KindsAsync(program, $"id:{each.Bot.Id}"));
        Assert.Equal([SearchKind.Question], await KindsAsync(program, "clams"));
        Assert.Equal([SearchKind.Channel], await KindsAsync(program, "@walrus_news"));
        var post = (await program.GetAsync("/api/v1/search?q=back&kind=post")).Json.GetProperty("items")[0];
        Assert.Equal((77L, each.Channel), (post.GetProperty("id").GetInt64(), post.GetProperty("parent_id").GetInt64()));
        Assert.Equal("parameter_invalid", (await program.GetAsync("/api/v1/search?q=walrus&kind=ship")).Code);
        using var narrow = await app.ProgramAsync(ApiScopes.UsersRead);
        Assert.Equal([SearchKind.Person, SearchKind.Conversation, SearchKind.Message, SearchKind.Note], (await KindsAsync(narrow, "walrus")).Order());

        // On the page: every kind has its tab, and each hit leads to where it stands.
        using var admin = await SignedInAsync(app, AdminRole.Admin);
        var page = await admin.OpenAsync("/search?q=walrus");
        foreach (var href in new[] { $"/users?open={each.Person.Id}", $"/billing?open={each.Payment}", "/broadcast/", "/gifts/", "/products?open=", "/replies?open=", "/settings/answers/faq?open=", "/settings/answers/", $"/analytics/channels/{each.Channel}/posts/77",
            "/system/messages?open=", $"/settings/bots?open={each.Bot.Id}", "f.segment=is", "/settings/webhooks?open=", "/system/audit?cursor=" })
            Assert.Contains(href, System.Net.WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
        Assert.Contains("Rule added", page.Words, StringComparison.Ordinal);
        Assert.Contains($"/billing?open={each.Payment}", (await admin.OpenAsync("/search?q=12.34")).Html, StringComparison.Ordinal);
        Assert.Contains($"/billing?open={each.Payment}", (await admin.OpenAsync("/search?kind=payments&least=12&most=13")).Html, StringComparison.Ordinal);

        using var @operator = await SignedInAsync(app, AdminRole.Operator);
        var less = await @operator.OpenAsync("/search?q=walrus");
        Assert.Contains($"/users?open={each.Person.Id}", less.Html, StringComparison.Ordinal);
        foreach (var hidden in new[] { "/settings/answers/", "/settings/bots?open=", "/settings/webhooks?open=", "/system/audit?cursor=" })
            Assert.DoesNotContain(hidden, less.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/system/audit?cursor=", (await @operator.OpenAsync("/search?q=walrus&kind=audit")).Html, StringComparison.Ordinal);
        Assert.Equal(Enum.GetValues<SearchKind>().Length - ForAdmins.Length, Features.Search.HitWords.For(new Auth.Staff(1, "", AdminRole.Operator, WorkspaceId.Default)).Count);

        // What goes is found no more.
        await app.Service<Core.Profiles.Tagging.TagBook>().TakeAsync(WorkspaceId.Default, each.Person.Id, "gourmet", Actor.System);
        await app.UntilGoneAsync(Found.Of("gourmet", SearchKind.Person));
        Assert.True((await app.Service<Core.Bots.ControlBot>().RemoveAsync(WorkspaceId.Default, new BotId(each.Bot.Id))).IsOk);
        await app.UntilGoneAsync(Found.Of("walrus", SearchKind.Bot));
        Assert.Equal(0, await app.Service<SearchKeeper>().CompareAsync()); // A removed bot is not missing.
    }

    private static async Task<IReadOnlyList<SearchKind>> KindsAsync(ApiClient program, string words, string? kind = null)
    {
        var answer = await program.GetAsync($"/api/v1/search?limit=200&q={Uri.EscapeDataString(words)}{(kind is null ? "" : $"&kind={kind}")}");
        return [.. answer.Json.GetProperty("items").EnumerateArray().Select(i => Enum.GetValues<SearchKind>().Single(k => ApiWords.Of(k) == i.GetProperty("kind").GetString())).Distinct()];
    }

    private static async Task<Visitor> SignedInAsync(RunningApp app, AdminRole role)
    {
        var email = StaffedApp.EmailOf(role);
        Assert.Null((await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "", email, StaffedApp.Password, role)).Failure);
        var visitor = new Visitor(app.Url);
        await visitor.SignInAsync(email, StaffedApp.Password);
        return visitor;
    }
}
