using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Linking;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.MiniApp;

/// <summary>Somebody of the team in a browser that Telegram opened.</summary>
internal static class AppVisitor
{
    /// <summary>Somebody new of the team and their linked account.</summary>
    public static async Task<(Admin Admin, SandboxPerson Person)> LinkedAsync(StaffedApp staffed, string name, AdminRole role = AdminRole.Operator)
    {
        var admin = await staffed.AddAsync($"{name.ToLowerInvariant()}@example.com", role);
        var person = staffed.App.Sandbox.World.AddPerson(name);
        await LinkAsync(staffed, admin, person);
        return (admin, person);
    }

    public static async Task LinkAsync(StaffedApp staffed, Admin admin, SandboxPerson person) => Assert.Null(
        (await staffed.App.Service<LinkStaff>().LinkAsync(WorkspaceId.Default, staffed.App.Service<LinkCodes>().Make(WorkspaceId.Default, admin.Id), new TelegramAccount(person.Id, person.FirstName))).Failure);

    public static Task UnlinkAsync(StaffedApp staffed, Admin admin) =>
        staffed.App.Service<LinkStaff>().UnlinkAsync(WorkspaceId.Default, admin.Id, new Actor(admin.Id, admin.Name));

    /// <summary>Opens the first page and posts from it what Telegram gave.</summary>
    public static Task<Visitor.Page> EnterAsync(this Visitor visitor, SandboxBot bot, string data, string to = "/dashboard") => visitor.SubmitAsync(
        "/app", "/account/telegram", ("initData", data), ("bot", bot.Id.ToString(CultureInfo.InvariantCulture)), ("to", to));

    /// <summary>What the answer says: where to go, or why not.</summary>
    public static string? Field(this Visitor.Page answer, string name)
    {
        using var json = JsonDocument.Parse(answer.Html);
        return json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
