using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.Demo;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Control.Http;

/// <summary>The controls of <see cref="SandboxWorld"/> over HTTP, for the page and for other processes.</summary>
internal static class ControlRoutes
{
    public static void MapControl(this IEndpointRouteBuilder app, World world, SandboxWorld control, Autopilot autopilot)
    {
        var group = app.MapGroup("/sandbox").AddEndpointFilter(RefuseAsync);
        group.MapGet("/state", () => WorldView.Of(world, autopilot));
        group.MapGet("/events", (HttpContext http) => EventStream.SendAsync(world, http));
        group.MapGet("/files/{key}", (string key, HttpResponse response) =>
        {
            response.Headers.XContentTypeOptions = "nosniff";
            return Serve(world, key);
        });
        group.MapPost("/autopilot", (SwitchRequest request) => autopilot.IsOn = request.IsOn);
        MapCast(group, world, control);
        MapFaults(group, control);
        group.MapPayments(world);
        group.MapGroup("/chats/{chat}").MapChats(world, autopilot);
    }

    private static void MapCast(RouteGroupBuilder group, World world, SandboxWorld control)
    {
        group.MapPost("/bots", (AddBotRequest add) => BotView.Of(control.AddBot(add.Username, add.Name, add.Token)));
        group.MapPost("/bots/{id:long}/revoke", (long id) => control.RevokeToken(BotOf(control, id)));
        group.MapPost("/bots/{id:long}/renew", (long id) => new { token = control.RenewToken(BotOf(control, id)) });
        group.MapGet("/bots/{id:long}/sends", (long id) => BotOf(control, id).SentAt);
        group.MapPost("/people", (AddPersonRequest add) => PersonView.Of(
            control.AddPerson(add.FirstName, add.LastName, add.Username, add.LanguageCode ?? "en")));
        group.MapPost("/people/{id:long}", (long id, ChangePersonRequest change) => ChangeLanguage(world, id, change.LanguageCode));
        group.MapPost("/audience", (AddAudienceRequest add) =>
            control.AddAudience(BotOf(control, add.BotId), add.Count).Select(person => person.Id));
        group.MapPost("/groups", (AddGroupRequest add) => new { id = AddGroup(control, add).Id });
        group.MapPost("/inline", async (InlineRequest ask) =>
            Results.Text(await PersonOf(control, ask.PersonId).AskInlineAsync(BotOf(control, ask.BotId), ask.Query) ?? "[]", "application/json"));
    }

    private static void MapFaults(RouteGroupBuilder group, SandboxWorld control)
    {
        group.MapGet("/faults", () => FaultView.Of(control));
        group.MapPost("/faults", async (HttpRequest request) => await FaultView.ApplyAsync(control, request));
        group.MapGet("/counters", () => control.Counters);
        group.MapPost("/counters/reset", control.ResetCounters);
        group.MapGet("/calls", () => control.Calls);
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

    private static SandboxGroup AddGroup(SandboxWorld control, AddGroupRequest add) => control.AddGroup(
        add.Title,
        add.IsForum ?? true,
        (add.Bots ?? [.. control.Bots.Select(bot => bot.Id)]).Select(id => BotOf(control, id)),
        (add.People ?? []).Select(id => PersonOf(control, id)));

    private static void ChangeLanguage(World world, long id, string languageCode)
    {
        lock (world.Gate)
        {
            if (!world.People.TryGetValue(id, out var person)) throw new ArgumentException("There is nobody with this id.", nameof(id));
            person.LanguageCode = languageCode;
            world.IsDirty = true;
            world.Changes.Publish(PageJson.Event("cast", new { }));
        }
    }

    private static Results<FileContentHttpResult, NotFound> Serve(World world, string key) => world.Files.ByKey(key) is { } file
        ? TypedResults.File(world.Files.Read(file), SafeType(file.MimeType), enableRangeProcessing: true)
        : TypedResults.NotFound();

    /// <summary>What a bot uploads must never run on the page.</summary>
    private static string SafeType(string mimeType) =>
        mimeType is "image/jpeg" or "image/png" or "image/gif" or "image/webp" or "audio/ogg" or "audio/mpeg" or "video/mp4" or "video/webm"
            or "application/pdf" ? mimeType
        : mimeType is "text/plain" or "text/csv" or "application/json" ? "text/plain; charset=utf-8"
        : "application/octet-stream";

    private static SandboxBot BotOf(SandboxWorld control, long id) =>
        control.Bots.FirstOrDefault(bot => bot.Id == id) ?? throw new ArgumentException("There is no bot with this id.", nameof(id));

    private static SandboxPerson PersonOf(SandboxWorld control, long id) =>
        control.People.FirstOrDefault(person => person.Id == id) ?? throw new ArgumentException("There is nobody with this id.", nameof(id));
}
