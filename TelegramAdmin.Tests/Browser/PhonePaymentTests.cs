using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using TelegramAdmin.Tests.Emulators;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Paying with Telegram Stars on a phone of the sandbox's page; the bot is one that the product does not run.</summary>
public sealed class PhonePaymentTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task AnInvoice_IsPaidWithTwoClicks_AndARefusalIsReadOnThePhone(int width, ColorScheme theme)
    {
        await using var window = await browser.OpenAsync(width, theme);
        using var control = new HttpClient { BaseAddress = new Uri(browser.Sandbox, "sandbox/") };
        var name = $"Shop {width}";
        var token = (await PostAsync(control, "bots", new { username = $"shop{width}_bot", name })).GetProperty("token").GetString();
        var person = await PostAsync(control, "people", new { firstName = $"Pia{width}" });
        using var shop = new PlainBot(new Uri($"{browser.Sandbox}bot{token}/"));
        var buyer = person.GetProperty("id").GetInt64();
        await PostAsync(control, $"chats/p{token![..token!.IndexOf(':')]}-{buyer}/send", new { text = "/start" });
        await shop.NextAsync("message");
        await shop.CallAsync("sendInvoice", Invoice(buyer, "25 credits"));
        await shop.CallAsync("sendInvoice", Invoice(buyer, "Sold out"));

        await window.Page.GotoAsync(browser.Sandbox.AbsoluteUri);
        if (width < 500) await window.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { Name = $"Pia{width}" }).ClickAsync();
        var phone = window.Page.GetByRole(AriaRole.Region, new() { Name = $"Pia{width}" });
        await phone.GetByRole(AriaRole.Button, new() { Name = "Choose a bot" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Bots" }).GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Pay ★ 250" }).First.ClickAsync();
        var sheet = phone.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(sheet).ToContainTextAsync("25 credits");
        await window.AssertAccessibleAsync($"pay sheet at {width} px, {theme}");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Pay ★ 250" }).ClickAsync();
        await Assertions.Expect(sheet.GetByRole(AriaRole.Button, new() { Name = "Paying…" })).ToBeVisibleAsync();
        await AnswerAsync(shop, null);
        await Assertions.Expect(sheet.GetByRole(AriaRole.Status)).ToHaveTextAsync("You paid ★ 250");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Assertions.Expect(phone.GetByText("You paid ★ 250 for “25 credits”")).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByRole(AriaRole.Button, new() { Name = $"Pia{width} has ★ 4,750" })).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByRole(AriaRole.Button, new() { Name = "Receipt" })).ToHaveCountAsync(1);
        Assert.Equal(250, (await shop.NextAsync("message")).GetProperty("successful_payment").GetProperty("total_amount").GetInt32());

        await phone.GetByRole(AriaRole.Button, new() { Name = "Pay ★ 250" }).ClickAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Pay ★ 250" }).ClickAsync();
        await AnswerAsync(shop, "Somebody bought the last one.");
        await Assertions.Expect(sheet.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Somebody bought the last one.");
        await window.AssertAccessibleAsync($"refused payment at {width} px, {theme}");
        window.AssertClean();
    }

    private static object Invoice(long chatId, string title) => new
    {
        chat_id = chatId, title, description = "They never expire.", payload = title, currency = "XTR", prices = new[] { new { label = title, amount = 250 } },
    };

    private static async Task AnswerAsync(PlainBot shop, string? refusal)
    {
        var query = await shop.NextAsync("pre_checkout_query");
        await shop.CallAsync("answerPreCheckoutQuery", new { pre_checkout_query_id = query.GetProperty("id").GetString(), ok = refusal is null, error_message = refusal ?? "" });
    }

    private static async Task<JsonElement> PostAsync(HttpClient control, string path, object body)
    {
        using var response = await control.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }
}
