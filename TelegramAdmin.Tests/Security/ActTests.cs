using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Settings.Keys;
using TelegramAdmin.Tests.Architecture;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Security;

/// <summary>
/// What pages do stands in acts, which look at the role themselves: a button that is not drawn is no protection. Each act is called here as somebody who may not,
/// without any page, and has to refuse before it does anything. Acts are found by reflection, so that a new one is tried too.
/// </summary>
public sealed class ActTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    /// <summary>What a viewer may do, and why. A new line here is a decision.</summary>
    private static readonly Dictionary<string, string> ForViewers = new()
    {
        ["FilterActs.ReadAsync"] = "reads",
        ["FilterActs.SaveAsync"] = "their own filter, for themselves alone",
        ["MessageActs.CountAsync"] = "counts",
        ["AccountActs.LargestGiftAsync"] = "reads a limit",
        ["TryOut.EstimateAsync"] = "counts",
        ["TryOut.CheckAsync"] = "reads",
        ["TryOut.SampleAsync"] = "reads",
        ["TryOut.RunAsync"] = "shows what would be sent, and sends nothing",
        ["KeyActs.MaySetLimitsAsync"] = "asks whether they may",
        ["AccountActs.MayImportAsync"] = "asks whether they may",
        ["ListChoices.ViewsAsync"] = "reads",
        ["ListChoices.SaveAsync"] = "their own list, for themselves alone",
        ["ListChoices.RemoveAsync"] = "their own list",
        ["ListChoices.ColumnsAsync"] = "reads",
        ["ListChoices.ChooseAsync"] = "their own columns",
    };

    /// <summary>What an operator may do besides, by the last part of its namespace: the daily work with people and their messages. A new line here is a decision.</summary>
    private static readonly string[] ForOperators =
    [
        "Conversations.ConversationActs.", "Moderation.ModerationActs.", "Audiences.AudienceActs.", "Card.ProfileActs.", "List.FilterActs.", "Messages.MessageActs.RunAsync",
        "Credits.AccountActs.CorrectAsync", // Adds, up to a limit.
        "Acting.PeopleActs.StartAsync", "Acting.PeopleActs.StopAsync", "Acting.PeopleActs.UndoAsync", // Tags only.
        "QuickReplies.ReplyActs.SaveAsync", "QuickReplies.ReplyActs.DuplicateAsync", "QuickReplies.ReplyActs.MoveAsync", "QuickReplies.ReplyActs.RemoveAsync", "QuickReplies.ReplyActs.BringBackAsync",
        "QuickReplies.ReplyActs.ImportAsync", // Their own; those of the team are looked at one by one.
    ];

    private static readonly string[] ForOwners =
    [
        "StaffActs.", "WorkspaceActs.", "BackupActs.StageAsync", "BackupActs.DiscardAsync", "BackupActs.RestartAsync", "BackupActs.ChangePassphraseAsync", "BackupActs.CopyAsync", "BackupActs.ChangeCopySecretAsync",
        "KeyActs.SetLimitsAsync",
    ];

    [Fact]
    public async Task EachAct_CalledByAViewer_IsRefused()
    {
        var acts = Acts();
        Assert.True(acts.Count > 100, $"Only {acts.Count} acts were found.");

        var done = await NotRefusedAsync(acts, AdminRole.Viewer);

        Assert.Empty(done.Where(d => !ForViewers.ContainsKey(d.Split(':')[0])));
    }

    [Fact]
    public async Task EachActOfOwners_CalledByAnAdmin_IsRefused()
    {
        var acts = Acts().Where(a => ForOwners.Any(o => NameOf(a).StartsWith(o, StringComparison.Ordinal))).ToList();
        Assert.All(ForOwners, o => Assert.Contains(acts, a => NameOf(a).StartsWith(o, StringComparison.Ordinal)));

        Assert.Empty(await NotRefusedAsync(acts, AdminRole.Admin));
    }

    [Fact]
    public async Task EachActOfAdmins_CalledByAnOperator_IsRefused()
    {
        var all = Acts();
        Assert.All(ForOperators, o => Assert.Contains(all, a => PlaceOf(a).StartsWith(o, StringComparison.Ordinal)));
        var acts = all.Where(a => !ForViewers.ContainsKey(NameOf(a)) && !ForOperators.Any(o => PlaceOf(a).StartsWith(o, StringComparison.Ordinal))).ToList();
        Assert.True(acts.Count > 80, $"Only {acts.Count} acts were found.");

        Assert.Empty(await NotRefusedAsync(acts, AdminRole.Operator));
    }

    [Theory]
    [InlineData("AccountActs.ImportsAsync")]
    [InlineData("BillingActs.CompareAsync")]
    [InlineData("BackupActs.MakeAsync")]
    public async Task ActAboutTheServer_CalledByAnOwnerOfAnotherWorkspace_IsRefused(string name) =>
        Assert.Empty(await NotRefusedAsync([Acts().Single(a => NameOf(a) == name)], AdminRole.Owner, workspace: 2));

    [Theory]
    [InlineData("StaffActs.AddAsync")]
    [InlineData("StaffActs.InviteAsync")]
    [InlineData("StaffActs.SetRoleAsync")]
    [InlineData("StaffActs.DisableAsync")]
    [InlineData("StaffActs.EnableAsync")]
    [InlineData("StaffActs.RemoveAsync")]
    [InlineData("BackupActs.StageAsync")]
    [InlineData("BackupActs.MayTakeAsync")]
    [InlineData("BackupActs.ChangePassphraseAsync")]
    [InlineData("BackupActs.ChangeCopySecretAsync")]
    [InlineData("BotActs.ReplaceTokenAsync")]
    [InlineData("PrivacyActs.EraseAsync")]
    public async Task SensitiveAct_WithoutAFreshSignIn_IsRefused(string name)
    {
        var act = Acts().Single(a => NameOf(a) == name);
        await using var scope = staffed.App.Service<IServiceScopeFactory>().CreateAsyncScope();
        var owner = new Somebody(AdminRole.Owner);
        var of = ActivatorUtilities.CreateInstance(scope.ServiceProvider, act.DeclaringType!, SessionOf(owner), FreshOf(owner));

        var done = (Task)act.Invoke(of, [.. act.GetParameters().Select(p => Any(p.ParameterType))])!;
        await done;

        var result = done.GetType().GetProperty("Result")!.GetValue(done)!;
        Assert.Equal(AccessErrors.NotProved, result as Failure ?? result.GetType().GetProperty("Failure")!.GetValue(result));
    }

    [Fact]
    public async Task KeyThatMayDoEverything_WithoutAFreshSignIn_IsNeitherMadeNorChanged()
    {
        var there = (await staffed.App.Service<CreateApiKey>().RunAsync(WorkspaceId.Default, new NewApiKey("robot", ApiScopes.Admin), "test")).Value.Row;
        await using var scope = staffed.App.Service<IServiceScopeFactory>().CreateAsyncScope();
        var owner = new Somebody(AdminRole.Owner);
        var acts = ActivatorUtilities.CreateInstance<KeyActs>(scope.ServiceProvider, SessionOf(owner), FreshOf(owner));

        Assert.Equal(AccessErrors.NotProved, (await acts.CreateAsync(new NewApiKey("till", ApiScopes.Admin))).Failure);
        Assert.Equal(AccessErrors.NotProved, (await acts.ChangeAsync(there.Id, new NewApiKey("till", ApiScopes.Admin))).Failure);
        Assert.Equal(AccessErrors.NotProved, (await acts.RotateAsync(there.Id, TimeSpan.Zero)).Failure);
        Assert.DoesNotContain(await staffed.App.Service<ApiKeyReader>().ListAsync(WorkspaceId.Default), k => k.Key.Name == "till");
    }

    /// <summary>Components that hold something which writes, and ask for no role above the viewer's themselves: only what is here, and why.</summary>
    [Fact]
    public void EachComponentThatWritesByItself_AsksForARole()
    {
        var writing = Sources.Code.Where(f => f.StartsWith("TelegramAdmin.Core/", StringComparison.Ordinal) && Sources.Read(f).Contains(".WriteAsync(", StringComparison.Ordinal)).Select(f => Path.GetFileNameWithoutExtension(f)!).ToHashSet();
        var components = typeof(TelegramAdminHost).Assembly.GetTypes().Where(typeof(IComponent).IsAssignableFrom)
            .Where(c => c.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Any(p => p.GetCustomAttribute<InjectAttribute>() is not null && writing.Contains(p.PropertyType.Name) && p.PropertyType.Assembly == typeof(AuditLog).Assembly))
            .Select(c => c.FullName!).ToHashSet();
        var silent = Sources.Code.Concat(Sources.Markup).Where(f => f.StartsWith("TelegramAdmin/", StringComparison.Ordinal)).GroupBy(f => f.Split('.')[0].Replace('/', '.'))
            .Where(g => components.Contains(g.Key) && g.All(f => !Asks(Sources.Read(f)))).Select(g => g.Key.Split('.')[^1]).Order(StringComparer.Ordinal);

        Assert.NotEmpty(components);
        Assert.Equal(
        [
            "AboutPage", "AccountPanel", "AddBotDialog", "AudienceBuilder", "AudienceTotal", "BillingPage", "BroadcastPage", "BroadcastsPage", "BrowserNews", "BulkDialog", "CampaignPeoplePage", "ConditionEditor", "ListPane", "NoteList", "PreviewPane", "ProductsPage",
            "RepliesPage", "SecondPlacePanel", "TagEditor", "UsersPage", "WatchPane", // Only read with what they hold; their acts are acts.
            "Bell", "ChoicesPanel", "NotificationsPage", "SearchPage", // One's own: what was seen, what one wants to hear of, searches one kept.
        ], silent.OrderBy(Place));

        static bool Asks(string text) => new[] { AdminRole.Operator, AdminRole.Admin, AdminRole.Owner }.Any(role => text.Contains($"Async(AdminRole.{role})", StringComparison.Ordinal));
        static int Place(string name) => name is "Bell" or "ChoicesPanel" or "NotificationsPage" or "SearchPage" ? 1 : 0;
    }

    private static List<MethodInfo> Acts() =>
    [
        .. typeof(TelegramAdminHost).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && !typeof(IComponent).IsAssignableFrom(t) && t.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(StaffSession))))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(m => !m.IsSpecialName && typeof(Task).IsAssignableFrom(m.ReturnType)),
    ];

    private static string NameOf(MethodInfo act) => $"{act.DeclaringType!.Name}.{act.Name}";

    private static string PlaceOf(MethodInfo act) => $"{act.DeclaringType!.Namespace!.Split('.')[^1]}.{NameOf(act)}";

    private StaffSession SessionOf(Somebody who) => new(who, staffed.App.Service<AuditLog>(), new HttpContextAccessor());

    private FreshSignIn FreshOf(Somebody who) =>
        new(who, staffed.App.Service<StaffSessions>(), staffed.App.Service<IServiceScopeFactory>(), staffed.App.Service<IOptions<ShellOptions>>());

    private async Task<List<string>> NotRefusedAsync(IEnumerable<MethodInfo> acts, AdminRole role, int workspace = 1)
    {
        await using var scope = staffed.App.Service<IServiceScopeFactory>().CreateAsyncScope();
        var session = SessionOf(new Somebody(role, workspace));
        var done = new List<string>();
        foreach (var act in acts)
        {
            var of = ActivatorUtilities.CreateInstance(scope.ServiceProvider, act.DeclaringType!, session);
            try
            {
                await (Task)act.Invoke(of, [.. act.GetParameters().Select(p => Any(p.ParameterType))])!;
                done.Add($"{NameOf(act)}: done");
            }
            catch (Exception e) when ((e as TargetInvocationException)?.InnerException is UnauthorizedAccessException || e is UnauthorizedAccessException)
            {
                // As it should be.
            }
            catch (Exception e)
            {
                done.Add($"{NameOf(act)}: {(e as TargetInvocationException)?.InnerException ?? e}");
            }
        }
        return done;
    }

    /// <summary>Something of the type, and nothing in it.</summary>
    private static object? Any(Type type) => type switch
    {
        _ when type == typeof(string) => "1",
        _ when type == typeof(Core.Settings.Setting) => Core.Credits.CreditSettings.FreeCredits,
        _ when type == typeof(CancellationToken) => CancellationToken.None,
        _ when type.IsValueType => Activator.CreateInstance(type),
        _ when type == typeof(Stream) => Stream.Null,
        _ when type == typeof(byte[]) => "{}"u8.ToArray(),
        _ when type.IsGenericType && type.IsAssignableFrom(typeof(List<>).MakeGenericType(type.GetGenericArguments()[0])) => Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GetGenericArguments()[0])),
        _ when typeof(Delegate).IsAssignableFrom(type) || type.IsInterface || type.IsAbstract => null,
        _ => RuntimeHelpers.GetUninitializedObject(type),
    };

    private sealed class Somebody(AdminRole role, int workspace = 1) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, "1"), new Claim(Staff.WorkspaceClaim, workspace.ToString(CultureInfo.InvariantCulture)), new Claim(ClaimTypes.Role, role.ToString())], "test"))));
    }
}
