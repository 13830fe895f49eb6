using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Inviting;
using TelegramAdmin.Core.Access.Staffing;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Access.Workspaces;

/// <summary>Links by which somebody joins: once, in time, and only where the inviter still decides.</summary>
public sealed class InvitationTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private const string Post = "/account/invitation";

    [Fact]
    public async Task Link_LetsSomebodyNewIn_Once_AsWhatItSays()
    {
        var (by, _) = await OwnerAsync("host@example.com");
        var shop = (await staffed.App.Service<FoundWorkspace>().RunAsync("Tea shop", by)).Value;
        var made = await InviteAsync(by, AdminRole.Operator, WorkspaceId.Default, shop);
        var link = $"/invitation?token={made.Token}";
        using var guest = staffed.Visit();
        using var second = staffed.Visit();

        var page = await guest.OpenAsync(link);
        Assert.Contains("Tea shop", page.Words, StringComparison.Ordinal);
        Assert.Equal("/invitation", (await guest.PostAsync(Post, page.Form(Post).Concat([("name", "Gil"), ("email", "gil@example.com"), ("password", "short")]))).Path);
        Assert.Equal("/dashboard", (await guest.PostAsync(Post, page.Form(Post).Concat([("name", "Gil"), ("email", "gil@example.com"), ("password", StaffedApp.Password)]))).Location);

        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync("/dashboard")).Status);
        Assert.Equal("/not-allowed", (await guest.OpenAsync("/settings/staff")).Path);
        Assert.Contains("does not work any more", (await second.OpenAsync(link)).Words, StringComparison.Ordinal);
        var again = await second.PostAsync(Post, (await second.OpenAsync("/account/sign-in")).Form("/account/sign-in").Concat([("token", made.Token), ("name", "Eve"), ("email", "eve@example.com"), ("password", StaffedApp.Password)]));
        Assert.Contains("error=invitation_gone", again.Location, StringComparison.Ordinal);
        await using var db = staffed.App.Storage.ReadAll();
        Assert.False(await db.Admins.AnyAsync(a => a.Email == "eve@example.com"));
        Assert.False(await db.Invitations.AnyAsync(i => i.TokenHash == made.Token || i.Guest.Contains(made.Token)));
        var gil = await db.Admins.FirstAsync(a => a.Email == "gil@example.com");
        Assert.Equal([(WorkspaceId.Default, AdminRole.Operator), (shop, AdminRole.Operator)], (await db.WorkspaceMembers.Where(m => m.AdminId == gil.Id).OrderBy(m => m.WorkspaceId).ToListAsync()).Select(m => (m.WorkspaceId, m.Role)));
        Assert.True(await db.AuditEntries.AnyAsync(e => e.WorkspaceId == shop && e.Action == "staff.joined" && e.AdminId == gil.Id));
    }

    [Fact]
    public async Task Link_AddsToAnAccountThatIsSignedIn_AndKeepsTheRoleItHas()
    {
        var (by, _) = await OwnerAsync("host2@example.com");
        var shop = (await staffed.App.Service<FoundWorkspace>().RunAsync("Book shop", by)).Value;
        var made = await InviteAsync(by, AdminRole.Admin, WorkspaceId.Default, shop);
        var known = await staffed.AddAsync("known@example.com");
        using var visitor = staffed.Visit();
        var link = $"/invitation?token={made.Token}";

        var refused = await visitor.SubmitAsync(link, Post, ("name", "K"), ("email", "known@example.com"), ("password", StaffedApp.Password));
        Assert.Contains("has an account on this server", (await visitor.FollowAsync(refused)).Words, StringComparison.Ordinal);
        Assert.Equal(link, (await visitor.SignInAsync("known@example.com", StaffedApp.Password, link)).Location);
        Assert.Equal("/account/workspaces", (await visitor.SubmitAsync(link, "/account/invitation/join")).Path);

        Assert.Equal([AdminRole.Viewer, AdminRole.Admin], (await staffed.App.Service<WorkspaceSeats>().OpenAsync(known.Id)).OrderBy(s => s.Id.Value).Select(s => s.Role));
    }

    [Fact]
    public async Task AccountOnTheServer_IsAddedByNobodyElse()
    {
        var (by, host) = await OwnerAsync("host5@example.com");
        var shop = (await staffed.App.Service<FoundWorkspace>().RunAsync("Hat shop", by)).Value;
        var known = await staffed.AddAsync("unasked@example.com");
        var add = staffed.App.Service<AddStaff>();

        Assert.Equal("staff_has_account", (await add.RunAsync(shop, "Una", " UNASKED@example.com ", AdminRole.Viewer)).Failure?.Code);
        Assert.Equal("staff_already_here", (await add.RunAsync(WorkspaceId.Default, "Una", "unasked@example.com", AdminRole.Viewer)).Failure?.Code);
        Assert.Equal("staff_already_here", (await add.RunAsync(shop, "Host", host.Email, AdminRole.Viewer)).Failure?.Code);
        Assert.Equal([WorkspaceId.Default], (await staffed.App.Service<WorkspaceSeats>().OpenAsync(known.Id)).Select(s => s.Id));
        Assert.NotEmpty((await add.RunAsync(shop, "Neo", "neo@example.com", AdminRole.Viewer)).Value.Password);
    }

    [Fact]
    public async Task WhoWorksNowhere_ComesBackByALinkAndTheirOwnPassword()
    {
        var (by, _) = await OwnerAsync("host6@example.com");
        var shop = (await staffed.App.Service<FoundWorkspace>().RunAsync("Map shop", by)).Value;
        var former = await staffed.AddAsync("former@example.com");
        var locked = await staffed.AddAsync("locked@example.com");
        var change = staffed.App.Service<ChangeStaff>();
        Assert.Null((await change.DisableAsync(WorkspaceId.Default, locked.Id)).Failure);
        foreach (var person in new[] { former, locked })
            Assert.Null((await change.RemoveAsync(WorkspaceId.Default, person.Id)).Failure);
        var made = await InviteAsync(by, AdminRole.Operator, shop);
        using var visitor = staffed.Visit();
        Task<Visitor.Page> TryAsync(string email, string password) => visitor.SubmitAsync($"/invitation?token={made.Token}", Post, ("name", "F"), ("email", email), ("password", password));

        Assert.Contains("error=email_taken", (await TryAsync("former@example.com", "wrong anchor 27")).Location, StringComparison.Ordinal);
        Assert.Contains("error=email_taken", (await TryAsync("locked@example.com", StaffedApp.Password)).Location, StringComparison.Ordinal);
        Assert.Equal("/dashboard", (await TryAsync("former@example.com", StaffedApp.Password)).Location);

        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/dashboard")).Status);
        Assert.Equal((shop, AdminRole.Operator), Assert.Single((await staffed.App.Service<WorkspaceSeats>().OpenAsync(former.Id)).Select(s => (s.Id, s.Role))));
        Assert.Empty(await staffed.App.Service<WorkspaceSeats>().OpenAsync(locked.Id));
    }

    [Fact]
    public async Task WhoWasDisabledElsewhere_IsNotEnabledHere()
    {
        var (by, _) = await OwnerAsync("host7@example.com");
        var shop = (await staffed.App.Service<FoundWorkspace>().RunAsync("Ink shop", by)).Value;
        var person = await staffed.AddAsync("barred@example.com");
        var change = staffed.App.Service<ChangeStaff>();
        Assert.Null((await change.DisableAsync(WorkspaceId.Default, person.Id)).Failure);
        await staffed.App.Storage.WriteAsync(null, db =>
        {
            db.WorkspaceMembers.Add(new WorkspaceMember { WorkspaceId = shop, AdminId = person.Id, Role = AdminRole.Viewer });
            return Task.CompletedTask;
        });

        Assert.Equal("staff_disabled_elsewhere", (await change.EnableAsync(shop, person.Id)).Failure?.Code);
        Assert.Null((await change.RemoveAsync(shop, person.Id)).Failure);
        Assert.Null((await change.EnableAsync(WorkspaceId.Default, person.Id)).Failure);
    }

    [Fact]
    public async Task Link_RevokedOrFromSomebodyWhoOwnsNoMore_LetsNobodyIn()
    {
        var (by, admin) = await OwnerAsync("host3@example.com");
        var shop = (await staffed.App.Service<FoundWorkspace>().RunAsync("Shoe shop", by)).Value;
        var revoked = await InviteAsync(by, AdminRole.Owner, WorkspaceId.Default);
        var orphan = await InviteAsync(by, AdminRole.Owner, WorkspaceId.Default);
        var book = staffed.App.Service<InvitationBook>();
        Assert.Equal("invitation_place_missing", (await staffed.App.Service<MakeInvitation>().RunAsync("Eve", AdminRole.Owner, [new WorkspaceId(4711)], by)).Failure?.Code);

        Assert.Equal("invitation_gone", (await book.RevokeAsync(shop, revoked.Row.Id, by))?.Code);
        Assert.Null(await book.RevokeAsync(WorkspaceId.Default, revoked.Row.Id, by));
        Assert.Null((await staffed.App.Service<ChangeStaff>().SetRoleAsync(WorkspaceId.Default, admin.Id, AdminRole.Admin)).Failure);

        Assert.Null(await book.FindAsync(revoked.Token));
        Assert.Null(await book.FindAsync(orphan.Token));
        var accept = staffed.App.Service<AcceptInvitation>();
        foreach (var token in new[] { revoked.Token, orphan.Token, "", null })
            Assert.Equal("invitation_gone", (await accept.AsNewAsync(token, "Eve", "eve3@example.com", StaffedApp.Password, null)).Failure?.Code);
    }

    [Fact]
    public async Task Guessing_IsSlowed()
    {
        using var guesser = staffed.Visit();
        var (by, _) = await OwnerAsync("host4@example.com");
        var made = await InviteAsync(by, AdminRole.Viewer, WorkspaceId.Default);

        for (var i = 0; i < 10; i++)
            await guesser.OpenAsync($"/invitation?token=guess{i}");

        Assert.Contains("does not work any more", (await guesser.OpenAsync($"/invitation?token={made.Token}")).Words, StringComparison.Ordinal);
        using var guest = staffed.Visit();
        Assert.DoesNotContain("does not work any more", (await guest.OpenAsync($"/invitation?token={made.Token}")).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Link_UsedByTenAtOnce_LetsOneIn_AndEndsAfterTwoDays(DatabaseProvider provider)
    {
        var clock = new HandClock();
        await using var app = await RunningApp.StartAsync(provider, clock);
        var owner = (await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "Ona", "ona@example.com", StaffedApp.Password, AdminRole.Owner)).Value;
        var (make, accept, by) = (app.Service<MakeInvitation>(), app.Service<AcceptInvitation>(), new Actor(owner.Id, owner.Name));
        var once = (await make.RunAsync("Many", AdminRole.Viewer, [WorkspaceId.Default], by)).Value;
        var late = (await make.RunAsync("Late", AdminRole.Viewer, [WorkspaceId.Default], by)).Value;

        var tries = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => accept.AsNewAsync(once.Token, $"N{i}", $"n{i}@example.com", StaffedApp.Password, null)));
        Assert.Single(tries, t => t.IsOk);
        Assert.Equal("Late", Assert.Single(await app.Service<InvitationBook>().OpenAsync(WorkspaceId.Default)).Guest);
        clock.Forward(TimeSpan.FromHours(48));

        Assert.Empty(await app.Service<InvitationBook>().OpenAsync(WorkspaceId.Default));
        Assert.Equal("invitation_gone", (await accept.AsNewAsync(late.Token, "L", "late@example.com", StaffedApp.Password, null)).Failure?.Code);
        Assert.Equal("invitation_gone", (await accept.AsMemberAsync(late.Token, owner, null))?.Code);
    }

    private async Task<(Actor By, Admin Admin)> OwnerAsync(string email)
    {
        var admin = await staffed.AddAsync(email, AdminRole.Owner);
        return (new Actor(admin.Id, admin.Name), admin);
    }

    private async Task<NewInvitation> InviteAsync(Actor by, AdminRole role, params WorkspaceId[] places)
    {
        var made = await staffed.App.Service<MakeInvitation>().RunAsync("Gil", role, places, by);
        Assert.Null(made.Failure);
        return made.Value;
    }
}
