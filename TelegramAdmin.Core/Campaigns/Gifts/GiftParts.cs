using System.Globalization;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Writing;

namespace TelegramAdmin.Core.Campaigns.Gifts;

/// <summary>What can be read of a gift's row.</summary>
public static class GiftParts
{
    extension(GiftCampaign gift)
    {
        public bool IsPass => gift.PassDays > 0;

        public Audience ReadAudience() => Audience.Read(gift.Audience);

        public CampaignMessage? ReadMessage() => gift.Message is { } json ? CampaignMessage.Read(json) : null;

        /// <summary>As many people as get it at most; null without a limit.</summary>
        public long? MostPeople => (gift.MostClaims, ByBudget(gift)) switch
        {
            ({ } claims, { } budget) => Math.Min(claims, budget),
            ({ } claims, null) => claims,
            var (_, budget) => budget,
        };

        /// <summary>Named in the audit log.</summary>
        public string Target => string.Create(CultureInfo.InvariantCulture, $"{gift.Name} ({gift.Id})");

        /// <summary>What the ledger knows one person's gift by, so that it comes once.</summary>
        public string SourceFor(long telegramUserId) => string.Create(CultureInfo.InvariantCulture, $"gift:{gift.Id}:{telegramUserId}");

        internal string UndoSourceFor(long telegramUserId) => string.Create(CultureInfo.InvariantCulture, $"gift-undo:{gift.Id}:{telegramUserId}");
    }

    private static long? ByBudget(GiftCampaign gift) => gift is { Budget: { } budget, Credits: > 0 } ? budget / gift.Credits : null;
}
