using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Audiences.Saving;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Audiences;

/// <summary>What an operator keeps of audiences.</summary>
public sealed class AudienceActs(StaffSession session, SegmentBook segments, PersonLists lists)
{
    public async Task<Result<Segment>> SaveSegmentAsync(string name, Audience audience)
    {
        var staff = await session.RequireAsync(AdminRole.Operator);
        var saved = await segments.SaveAsync(staff.Workspace, null, name, audience, staff.AdminId);
        if (saved.TryGet(out var segment, out _))
            await session.RecordAsync("segment.added", segment.Name);
        return saved;
    }

    public async Task<Result<PersonList>> UploadAsync(string name, Stream file, CancellationToken cancellation)
    {
        var staff = await session.RequireAsync(AdminRole.Operator);
        using var text = new StreamReader(file);
        var added = await lists.AddAsync(staff.Workspace, name, text, cancellation);
        if (added.TryGet(out var list, out _))
            await session.RecordAsync("person_list.added", list.Name, $"{list.People} people");
        return added;
    }
}
