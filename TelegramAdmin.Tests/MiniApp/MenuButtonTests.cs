using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.MiniApp;

public sealed class MenuButtonTests
{
    [Theory]
    [InlineData("https://centre.example.com", false, "https://centre.example.com/app?bot=7&to=%2Fusers", "https://centre.example.com/users")]
    [InlineData("https://example.com/centre/", false, "https://example.com/centre/app?bot=7&to=%2Fusers", "https://example.com/centre/users")]
    [InlineData("http://centre.example.com", false, null, "http://centre.example.com/users")]
    [InlineData("http://localhost:5080", false, null, "http://127.0.0.1:5080/users")]
    [InlineData("http://localhost:5080", true, "http://127.0.0.1:5080/app?bot=7&to=%2Fusers", "http://127.0.0.1:5080/users")]
    [InlineData("http://centre.example.com", true, null, "http://centre.example.com/users")]
    [InlineData("https://centre", false, null, null)]
    public void Menu_OpensInsideTelegram_WhereTelegramTakesTheAddress(string address, bool inSandbox, string? app, string? browser)
    {
        var link = new BrowserLink(new EngineOptions { PublicUrl = new Uri(address) }, new BrowserPages(new HashSet<string> { "/users" }) { InSandbox = inSandbox });

        var buttons = link.ButtonsTo("/users", new BotId(7));

        Assert.Equal(app, buttons.SingleOrDefault(b => b.IsApp)?.ToJson()["web_app"]!["url"]!.GetValue<string>());
        Assert.Equal(browser, buttons.SingleOrDefault(b => !b.IsApp)?.ToJson()["url"]!.GetValue<string>());
    }
}
