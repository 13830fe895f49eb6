using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Charging;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Credits.Chat;

/// <summary>Begins turns: opens the person's account and reads what answers need.</summary>
public sealed class ChatTurns(Ledger ledger, WelcomeCredits welcome, TierBook tiers, SettingsStore settings, BotTexts texts, BotVoice voice, ConversationHeads heads)
{
    public async Task<ChatTurn> BeginAsync(UpdateContext context, Recognised person)
    {
        var account = await ledger.OpenAsync(context.Db, context.Bot.WorkspaceId, person.User.TelegramUserId);
        return new ChatTurn(context, voice)
        {
            Person = person.User,
            Conversation = context.Find<ConversationThread>()?.Row ?? await heads.FindOrStartAsync(context, (context.Update.Message ?? context.Update.CallbackQuery!.Message!).Chat),
            Account = account,
            // Whoever was here before messages cost credits gets them too, whatever they ask for first.
            FreeCredits = await welcome.GrantAsync(context.Db, account, context.Bot.Id),
            Tier = await tiers.OfAsync(account.WorkspaceId, account.TierId),
            Settings = await settings.OfAsync(context.Bot.WorkspaceId),
            Words = await texts.InAsync(context.Db, context.Bot.WorkspaceId, person.User.Language),
        };
    }
}
