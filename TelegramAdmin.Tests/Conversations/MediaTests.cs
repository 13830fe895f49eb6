using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Conversations;

public sealed class MediaTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private RunningApp App => staffed.App;

    [Fact]
    public async Task Photo_ForAViewer_IsWhatThePersonSentAndFetchedOnce()
    {
        var (bot, desk) = await OpenAsync("photo_bot");
        var content = Desk.Sample("book.jpg");
        var message = await desk.RecordedAsync(desk.Person.SendPhoto(bot, content: content));
        var before = GetFiles();
        using var viewer = await ViewerAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetAsync(viewer, $"/media/{message.Id}")));
        var part = await GetAsync(viewer, $"/media/{message.Id}", new RangeHeaderValue(10, 29));
        var beyond = await GetAsync(viewer, $"/media/{message.Id}", new RangeHeaderValue(content.Length + 10, null));

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.OK, "image/jpeg", false), (a.Status, a.Type, a.IsAttachment)));
        Assert.All(answers, a => Assert.Equal(content, a.Body));
        Assert.Equal(HttpStatusCode.PartialContent, part.Status);
        Assert.Equal(content[10..30], part.Body);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.Status);
        Assert.Equal(before + 1, GetFiles());
        Assert.All(answers, a => Assert.Contains("nosniff", a.Headers, StringComparison.Ordinal));
        Assert.All([.. answers, part, beyond], a => AssertSecret(bot, a));
    }

    [Fact]
    public async Task AnyFile_ForNobodySignedIn_LeadsToTheSignIn()
    {
        var (bot, desk) = await OpenAsync("shut_bot");
        var message = await desk.RecordedAsync(desk.Person.SendPhoto(bot));
        var before = GetFiles();
        using var anonymous = staffed.Visit();

        foreach (var path in new[] { $"/media/{message.Id}", $"/media/{message.Id}/thumbnail", "/media/999999" })
        {
            var page = await anonymous.OpenAsync(path);
            Assert.True(page.Status is HttpStatusCode.Unauthorized || page.Path == "/account/sign-in", $"{path}: {page.Status} {page.Location}");
            Assert.DoesNotContain("JFIF", page.Html, StringComparison.Ordinal);
        }
        Assert.Equal(before, GetFiles());
    }

    [Theory]
    [InlineData("form.pdf", "%PDF-1.4")]
    [InlineData("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("page.html", "<script>alert(1)</script>")]
    [InlineData("page.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'/>")]
    [InlineData("Имя\"; x=.js", "alert(1)")]
    public async Task Document_OfAKindThatCouldRun_IsSavedAndNeverShown(string name, string content)
    {
        var (bot, desk) = await OpenAsync($"doc{Guid.NewGuid():N}"[..20] + "_bot");
        var message = await desk.RecordedAsync(desk.Person.SendDocument(bot, content: Encoding.UTF8.GetBytes(content), fileName: name));
        using var viewer = await ViewerAsync();

        foreach (var path in new[] { $"/media/{message.Id}", $"/media/{message.Id}/thumbnail", $"/media/{message.Id}?download=true" })
        {
            var answer = await GetAsync(viewer, path);
            Assert.Equal((HttpStatusCode.OK, "application/octet-stream", true), (answer.Status, answer.Type, answer.IsAttachment));
            Assert.Equal(content, Encoding.UTF8.GetString(answer.Body));
            Assert.Contains("sandbox; default-src 'none'", answer.Headers, StringComparison.Ordinal);
            AssertSecret(bot, answer);
        }
    }

    [Fact]
    public async Task OperatorsFile_IsGivenFromOurDiskUnderTheSameRules()
    {
        var (bot, desk) = await OpenAsync("own_bot");
        var svg = "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray();
        var photo = await desk.SendAsync("", [Desk.File("coast.jpg", "image/jpeg", Desk.Sample("coast.jpg"))]);
        var drawing = await desk.SendAsync("", [Desk.File("x.svg", "image/svg+xml", svg)]);
        var before = GetFiles();
        using var viewer = await ViewerAsync();

        var shown = await GetAsync(viewer, $"/media/{photo}");
        var saved = await GetAsync(viewer, $"/media/{drawing}");

        Assert.Equal((HttpStatusCode.OK, "image/jpeg", false), (shown.Status, shown.Type, shown.IsAttachment));
        Assert.Equal(Desk.Sample("coast.jpg"), shown.Body);
        Assert.Equal((HttpStatusCode.OK, "application/octet-stream", true), (saved.Status, saved.Type, saved.IsAttachment));
        Assert.Equal(svg, saved.Body);
        Assert.Equal(before, GetFiles());
        await desk.UntilAsync(drawing, Core.Delivery.DeliveryState.Sent);
        AssertSecret(bot, shown);
    }

    [Fact]
    public async Task File_OfAnotherWorkspaceOrNone_IsNotFound()
    {
        var other = await App.Service<CreateWorkspace>().RunAsync("Other");
        var bot = await App.AddBotAsync("foreign_bot", other);
        var eve = App.Sandbox.World.AddPerson("Eve");
        eve.SendPhoto(bot);
        var desk = await Desk.OpenAsync(App, bot, eve);
        var foreign = Assert.Single((await App.Service<Core.Conversations.Reading.ConversationReader>().ReadAsync(other, desk.Conversation)).Messages);
        var (ours, own) = await OpenAsync("near_bot");
        var text = (await own.ReadAsync())[0];
        using var viewer = await ViewerAsync();

        foreach (var path in new[] { $"/media/{foreign.Id}", $"/media/{foreign.Id}/thumbnail", $"/media/{text.Id}", "/media/999999", "/media/-1" })
        {
            var answer = await GetAsync(viewer, path);
            Assert.Equal((HttpStatusCode.NotFound, "message_not_found"), (answer.Status, CodeOf(answer)));
            AssertSecret(ours, answer);
        }
    }

    [Fact]
    public async Task File_LargerThanTelegramGivesOut_SaysSoWithoutAsking()
    {
        var (bot, desk) = await OpenAsync("large_bot");
        var message = await desk.RecordedAsync(desk.Person.SendDocument(bot, content: new byte[20 * 1024 * 1024 + 1], fileName: "film.bin"));
        var before = GetFiles();
        using var viewer = await ViewerAsync();

        var answer = await GetAsync(viewer, $"/media/{message.Id}");

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "media_too_large"), (answer.Status, CodeOf(answer)));
        Assert.Contains("20 MB", Encoding.UTF8.GetString(answer.Body), StringComparison.Ordinal);
        Assert.Equal(before, GetFiles());
        AssertSecret(bot, answer);
    }

    [Fact]
    public async Task File_ThatCouldNotBeFetchedOnce_IsThereOnceTelegramAnswers()
    {
        var (bot, desk) = await OpenAsync("later_bot");
        var message = await desk.RecordedAsync(desk.Person.SendPhoto(bot, content: Desk.Sample("street.jpg")));
        using var viewer = await ViewerAsync();

        App.Sandbox.World.Faults = new FaultSettings { DropRate = 1, Scope = FaultScope.Everything };
        for (var number = 0; number < 3; number++)
        {
            var refused = await GetAsync(viewer, $"/media/{message.Id}");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "media_unavailable"), (refused.Status, CodeOf(refused)));
            AssertSecret(bot, refused);
        }
        App.Sandbox.World.Faults = new FaultSettings();

        Assert.Equal(Desk.Sample("street.jpg"), (await GetAsync(viewer, $"/media/{message.Id}")).Body);
    }

    private async Task<(SandboxBot Bot, Desk Desk)> OpenAsync(string username)
    {
        var bot = await App.AddBotAsync(username);
        return (bot, await Desk.OpenAsync(App, bot));
    }

    // Not Visitor's own reading: the bytes matter here.
    private async Task<HttpClient> ViewerAsync()
    {
        using var visitor = await staffed.SignedInAsync(AdminRole.Viewer);
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = App.Url };
        http.DefaultRequestHeaders.Add("Cookie", string.Join("; ", visitor.Cookies.Select(c => $"{c.Key}={c.Value}")));
        return http;
    }

    private static async Task<Answer> GetAsync(HttpClient http, string path, RangeHeaderValue? range = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Range = range;
        using var response = await http.SendAsync(request);
        var isAttachment = response.Content.Headers.ContentDisposition?.DispositionType == "attachment";
        return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, isAttachment,
            $"{response.Headers}{response.Content.Headers}", await response.Content.ReadAsByteArrayAsync());
    }

    private static string? CodeOf(Answer answer) => JsonDocument.Parse(answer.Body).RootElement.GetProperty("code").GetString();

    private static void AssertSecret(SandboxBot bot, Answer answer)
    {
        var secret = bot.Token.Split(':')[1];
        Assert.DoesNotContain(secret, answer.Headers, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, Encoding.Latin1.GetString(answer.Body), StringComparison.Ordinal);
    }

    private long GetFiles() => App.Sandbox.World.Counters.ByMethod.GetValueOrDefault("getFile");

    private sealed record Answer(HttpStatusCode Status, string? Type, bool IsAttachment, string Headers, byte[] Body);
}
