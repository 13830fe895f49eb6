using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Audiences.Saving;
using TelegramAdmin.Core.Campaigns.Gifts.Drafting;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Profiles.Acting;
using TelegramAdmin.Core.Profiles.Listing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Users.Acting;

/// <summary>What the team does with many people at once: may they, do it, write it down. Tags are for operators, the rest for admins.</summary>
public sealed class PeopleActs(StaffSession session, StartBulkAct start, SteerBulkAct steer, PeopleReader people, PersonLists lists, SegmentBook segments, SaveGift gifts, TimeProvider time)
{
    public async Task<Result<BulkAct>> StartAsync(BulkActKind kind, string value, PeopleMeant meant)
    {
        var actor = await session.RequireActorAsync(RoleFor(kind));
        var draft = new BulkActDraft(kind, value) { Filter = meant.Filter ?? new PeopleFilter(), People = meant.People, Confirmed = meant.Count };
        return await start.RunAsync((await session.GetAsync()).Workspace, draft, actor);
    }

    public async Task<Failure?> StopAsync(BulkAct act)
    {
        var actor = await session.RequireActorAsync(RoleFor(act.Kind));
        return (await steer.StopAsync(act.WorkspaceId, act.Id, actor)).Failure;
    }

    public async Task<Result<BulkAct>> UndoAsync(BulkAct act)
    {
        var actor = await session.RequireActorAsync(RoleFor(act.Kind));
        return await steer.UndoAsync(act.WorkspaceId, act.Id, actor);
    }

    /// <returns>The address of a new broadcast for them.</returns>
    public async Task<Result<string>> PrepareMessageAsync(PeopleMeant meant)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        if (!(await AudienceOfAsync(staff, meant)).TryGet(out var audience, out var failure))
            return failure;
        if (audience is { Of: [{ Field: AudienceField.Segment, Is: Comparison.Is, Values: [var known] }] })
            return $"/broadcast/new?segment={known}";
        if (audience.IsEverybody)
            return "/broadcast/new";
        if (!(await segments.SaveAsync(staff.Workspace, null, NewName("People"), audience, staff.AdminId)).TryGet(out var segment, out failure))
            return failure;
        await session.RecordAsync("segment.added", segment.Name);
        return $"/broadcast/new?segment={segment.Id.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <returns>The address of a new gift for them.</returns>
    public async Task<Result<string>> PrepareGiftAsync(PeopleMeant meant)
    {
        var actor = await session.RequireActorAsync(AdminRole.Admin);
        var staff = await session.GetAsync();
        if (!(await AudienceOfAsync(staff, meant)).TryGet(out var audience, out var failure))
            return failure;
        var saved = await gifts.RunAsync(staff.Workspace, null, 0, new GiftDraft { Name = NewName("Gift"), Audience = audience }, actor);
        return saved.TryGet(out var gift, out failure) ? $"/gifts/{gift.Id.ToString(CultureInfo.InvariantCulture)}" : failure;
    }

    public static AdminRole RoleFor(BulkActKind kind) => kind is BulkActKind.Tag or BulkActKind.Untag ? AdminRole.Operator : AdminRole.Admin;

    // People who were chosen one by one, or found by words, are kept as a list: no condition says the same.
    private async Task<Result<Audience>> AudienceOfAsync(Staff staff, PeopleMeant meant)
    {
        if (meant.Filter is { } filter && string.IsNullOrWhiteSpace(filter.Search))
            return filter.Audience;
        var ids = meant.People ?? await IdsAsync(staff.Workspace, meant.Filter!);
        using var text = new StringReader(string.Join('\n', ids.Select(id => id.ToString(CultureInfo.InvariantCulture))));
        if (!(await lists.AddAsync(staff.Workspace, NewName("Chosen"), text)).TryGet(out var list, out var failure))
            return failure;
        await session.RecordAsync("person_list.added", list.Name, $"{list.People} people");
        return Audience.All(Audience.Where(AudienceField.List, Comparison.Is, list.Id.ToString(CultureInfo.InvariantCulture)));
    }

    private async Task<IReadOnlyCollection<long>> IdsAsync(WorkspaceId workspace, PeopleFilter filter)
    {
        var ids = new List<long>();
        await foreach (var row in people.AllAsync(workspace, filter))
            ids.Add(row.TelegramUserId);
        return ids;
    }

    private string NewName(string what) => $"{what} {time.GetUtcNow().ToString("d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)}";
}
