using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Privacy;
using TelegramAdmin.Core.Privacy.Erasing;

namespace TelegramAdmin.Features.Privacy;

/// <summary>Erases a person and writes down that it was done, without saying who it was.</summary>
public sealed class PrivacyActs(StaffSession session, ErasePerson erase, ForgetCustomer customer, FreshSignIn fresh)
{
    /// <param name="atStripe">Whether their customer at Stripe goes first; where Stripe refuses, nobody is erased.</param>
    public async Task<Result<Erasure>> EraseAsync(long telegramUserId, bool atStripe = false)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        if (await fresh.RequireAsync() is { } unproved)
            return unproved;
        if (atStripe && await customer.RunAsync(staff.Workspace, telegramUserId) is { } refused)
            return refused;
        var done = await erase.RunAsync(staff.Workspace, telegramUserId, staff.Name);
        if (done.TryGet(out var erasure, out _))
            await session.RecordAsync("person.erased", "erased person", $"{Numbers.Count(erasure.Rows)} rows, {Numbers.Count(erasure.Files)} files");
        return done;
    }
}
