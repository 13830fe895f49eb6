using TelegramAdmin.Core.Campaigns.Writing.Buttons;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Pressing;

/// <summary>Somebody follows a link under a message for many: counts it and says where it leads.</summary>
public sealed class FollowLink(IDatabase database, TrackedLinks links, TimeProvider time)
{
    /// <returns>Null for a link that we did not make.</returns>
    public async Task<string?> RunAsync(string token)
    {
        if (links.Read(token) is not var (place, address))
            return null;
        try
        {
            await database.WriteAsync(null, db => CountPress.RunAsync(db.Session, place, time.GetUtcNow()));
        }
        catch (StorageUnavailableException)
        {
            // Whoever follows a link wants to get there; a press that is not counted is the smaller harm.
        }
        return address;
    }
}
